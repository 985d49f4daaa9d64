package org.videostreamer.source.redis;

/** Decides when memory is used again. */
final class ReusedBytes {

    private static final int LITTLE = 1 << 20;
    private static final int MUCH = 8;

    private ReusedBytes() {}

    /**
     * Room for so many bytes: what there is, unless it is too small, or far too large, as after a single huge message.
     */
    static byte[] of(byte[] room, int length) {
        boolean wasteful = room.length > LITTLE && room.length / MUCH > length;
        // A little more, since pictures in JPEG are never of one length.
        return room.length < length || wasteful ? new byte[length + Math.min(LITTLE, length / 4)] : room;
    }
}
