/** Many streams at once over one connection, small, for a page that shows them beside each other. */
package org.videostreamer.output.tiles;
