/** Makes pictures of what devices send: their layouts, their image files, and which range their samples use. */
package org.videostreamer.pixels;
