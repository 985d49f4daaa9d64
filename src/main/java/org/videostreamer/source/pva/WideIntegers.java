package org.videostreamer.source.pva;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntToLongFunction;

/** Brings the integers that OpenCV does not know to eight bits. */
final class WideIntegers {

    private static final int WHITE = 255;
    private static final long LOW_WORD = 0xFFFF_FFFFL;

    private WideIntegers() {}

    /** One byte an element. */
    static byte[] reduce(ScalarType type, byte[] data, int count, StickyShift sticky) {
        ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        IntToLongFunction value =
                switch (type) {
                    case UINT -> i -> bytes.getInt(i * Integer.BYTES) & LOW_WORD;
                    case LONG -> i -> Math.max(0, bytes.getLong(i * Long.BYTES));
                    case ULONG -> i -> bytes.getLong(i * Long.BYTES);
                    default -> throw new IllegalArgumentException(type + " is not wide");
                };
        long used = 0;
        for (int i = 0; i < count; i++) {
            used |= value.applyAsLong(i);
        }
        int shift = sticky.follow(Long.SIZE - Long.numberOfLeadingZeros(used));
        byte[] out = new byte[count];
        for (int i = 0; i < count; i++) {
            out[i] = (byte) Math.min(WHITE, value.applyAsLong(i) >>> shift);
        }
        return out;
    }
}
