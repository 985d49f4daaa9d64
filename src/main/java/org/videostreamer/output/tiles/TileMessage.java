package org.videostreamer.output.tiles;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.ServerClock;

/** A picture of a stream as a page with many gets it: what it is, then the JPEG file, whose bytes all pages share. */
final class TileMessage {

    /** Of this layout; another would have another number. */
    private static final int VERSION = 1;
    /** The last of its burst. */
    private static final int LAST = 1;
    /** Not the camera's picture, but one that says why there is none. */
    private static final int NO_SIGNAL = 2;

    private static final int FIXED_BYTES = 40;

    private TileMessage() {}

    /**
     * Puts what it is before a picture. Numbers are big-endian; times are microseconds since 1970.
     *
     * @param memory gives the few bytes
     * @param frame whose ownership passes to the result, unless this throws
     * @param stream its name
     * @param burst with which it goes
     * @param last whether it is the last of that
     * @return the caller's; its last release releases the frame
     */
    static ByteBuf of(ByteBufAllocator memory, EncodedFrame frame, String stream, long burst, boolean last) {
        byte[] name = stream.getBytes(StandardCharsets.UTF_8);
        int length = FIXED_BYTES + name.length;
        ByteBuf head = memory.directBuffer(length, length)
                .writeByte(VERSION)
                .writeByte((last ? LAST : 0) | (frame.signal() ? 0 : NO_SIGNAL))
                .writeShort(length)
                .writeInt((int) burst)
                .writeLong(frame.number())
                .writeLong(frame.times().sourceMicros())
                .writeLong(frame.times().arrivedMicros())
                .writeLong(ServerClock.SYSTEM.nowMicros())
                .writeBytes(name);
        return Unpooled.wrappedUnmodifiableBuffer(head, frame.picture());
    }
}
