package org.videostreamer.source.redis;

import java.nio.ByteBuffer;

/** A message as it came, in memory that is used again for later ones. One thread at a time. */
final class Message {

    private byte[] bytes = new byte[0];
    private int length;
    private long arrivedNanos;

    /** Takes a copy of what remains in the buffer; it has arrived now. */
    Message fill(ByteBuffer from) {
        arrivedNanos = System.nanoTime();
        length = from.remaining();
        bytes = ReusedBytes.of(bytes, length);
        from.get(bytes, 0, length);
        return this;
    }

    /** Holds the message from 0 to {@link #length()}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    long arrivedNanos() {
        return arrivedNanos;
    }
}
