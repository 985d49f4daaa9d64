/** What keeps the log short, safe to read and clear: text of peers made fit for it, warnings that are not repeated at will, named threads. */
package org.videostreamer.log;
