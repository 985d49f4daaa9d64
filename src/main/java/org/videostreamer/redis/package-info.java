/** How Redis servers are spoken to: what the source and the output of that name share. */
package org.videostreamer.redis;
