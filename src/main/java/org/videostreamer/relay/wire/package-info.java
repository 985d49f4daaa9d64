/** What origins and edges say to each other, byte by byte, as {@code docs/relay.md} tells it. */
package org.videostreamer.relay.wire;
