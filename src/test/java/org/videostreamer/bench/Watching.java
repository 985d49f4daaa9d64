package org.videostreamer.bench;

import java.nio.ByteBuffer;

/** The ways in which the program's streams are watched. */
public enum Watching {
    /** JPEG pictures over HTTP. */
    MJPEG,
    /** MPEG-1 over a WebSocket. */
    MPEG1;

    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    ByteBuffer request() {
        return request("");
    }

    /** To watch the stream of that name. */
    public ByteBuffer request(String stream) {
        return this == MJPEG
                ? AnswerCounter.request("/video/" + stream, "")
                : AnswerCounter.request("/ws/" + stream, UPGRADE);
    }

    /** Counts the pictures of one connection, from the answer's first byte on. */
    public PictureCounter newCounter() {
        return this == MJPEG
                ? new AnswerCounter(200, new ChunkCounter())
                : new AnswerCounter(101, new MessageCounter());
    }
}
