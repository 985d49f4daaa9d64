package org.videostreamer.relay;

import io.netty.buffer.ByteBuf;
import org.videostreamer.relay.wire.PictureHeader;
import org.videostreamer.relay.wire.WireException;

/**
 * A picture as it came. {@link #retain()} and {@link #release()} count its owners.
 *
 * @param header what is said of it
 * @param bytes the picture alone; direct memory
 */
record Received(PictureHeader header, ByteBuf bytes) {

    /**
     * The picture of a message, over the same memory, whose owner stays the caller.
     *
     * @throws WireException if it is none
     */
    static Received of(ByteBuf message) throws WireException {
        ByteBuf rest = message.duplicate();
        PictureHeader header = PictureHeader.read(rest);
        return new Received(header, rest.slice());
    }

    Received retain() {
        bytes.retain();
        return this;
    }

    void release() {
        bytes.release();
    }
}
