package org.videostreamer.output.webrtc;

/** Takes what the sockets have for their viewers. On the viewers' event loop. */
interface PathListener {

    /** A datagram came that way; the bytes are the taker's own. */
    void datagram(Path path, byte[] bytes);

    /** A path was closed by the other side. */
    void closed(Path path);

    /** A path that was full can take more. */
    void roomToSend(Path path);

    /** A socket of many paths that was full can take more. */
    void roomToSend();
}
