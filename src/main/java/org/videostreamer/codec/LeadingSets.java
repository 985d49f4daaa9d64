package org.videostreamer.codec;

import io.netty.buffer.ByteBuf;

/** The parameter sets that stand before the first slice of an H.264 keyframe in Annex B form. */
final class LeadingSets {

    private static final int LAST_KIND_OF_SLICE = 5;
    private static final int START_CODE = 3;

    private LeadingSets() {}

    /** All before the first slice, over the same memory; it stays the owner's. */
    static ByteBuf of(ByteBuf keyframe) {
        int begin = keyframe.readerIndex();
        for (int at = begin; at + START_CODE < keyframe.writerIndex(); at++) {
            if (keyframe.getUnsignedMedium(at) == 1 && isSlice(keyframe.getByte(at + START_CODE))) {
                return keyframe.slice(begin, at - begin);
            }
        }
        return keyframe.slice();
    }

    /** By the type of a unit (ITU-T H.264, table 7-1). */
    private static boolean isSlice(byte header) {
        int type = header & 0x1F;
        return type >= 1 && type <= LAST_KIND_OF_SLICE;
    }
}
