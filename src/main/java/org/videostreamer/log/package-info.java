/** What keeps the log short and safe to read: text of peers made fit for it, and warnings that are not repeated at will. */
package org.videostreamer.log;
