package org.videostreamer.output.webrtc;

import java.net.InetSocketAddress;

/**
 * A way to a viewer: a socket of ours and the viewer's address. Paths are equal when they lead the same way. On the
 * viewers' event loop.
 */
interface Path {

    /**
     * Sends the first so many bytes, which are copied, as one datagram, soon and in order; where nothing can be written,
     * they are lost, as they might be on the way.
     */
    void send(byte[] datagram, int length);

    /** Whether more would go out soon. */
    boolean isWritable();

    /** Whether the path is there only because its other end gets what we send, as a TCP connection is. */
    boolean isProven();

    /** The viewer's address as we see it. */
    InetSocketAddress remote();

    /** Closes what belongs to this path alone. */
    void close();
}
