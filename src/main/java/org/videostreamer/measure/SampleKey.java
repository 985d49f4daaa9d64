package org.videostreamer.measure;

import java.nio.ByteBuffer;
import org.videostreamer.frame.SampleType;

/**
 * Samples of all types as whole numbers of 32 bits without sign in the same order: small types in the high bits, so that the
 * high half alone tells all of 8 and 16 bits. What has 64 bits is rounded to 24.
 */
final class SampleKey {

    /** The key of what is infinite or no number. */
    static final long NONE = -1;

    private static final long MASK = 0xFFFF_FFFFL;
    private static final int SIGN = 1 << 31;

    private SampleKey() {}

    /** The key of the sample at a place in the picture's bytes, or {@link #NONE}. */
    static long of(SampleType type, ByteBuffer bytes, int at) {
        return switch (type) {
            case UINT8 -> (long) (bytes.get(at) & 0xFF) << 24;
            case INT8 -> (bytes.get(at) << 24 ^ SIGN) & MASK;
            case UINT16 -> (long) (bytes.getShort(at) & 0xFFFF) << 16;
            case INT16 -> (bytes.getShort(at) << 16 ^ SIGN) & MASK;
            case UINT32 -> bytes.getInt(at) & MASK;
            case INT32 -> (bytes.getInt(at) ^ SIGN) & MASK;
            case UINT64, INT64, FLOAT64 -> ofDouble(SampleValue.of(type, bytes, at));
            case FLOAT32 -> ofFloat(bytes.getFloat(at));
        };
    }

    /** The sample of a key. */
    static double value(SampleType type, int key) {
        return switch (type) {
            case UINT8 -> key >>> 24;
            case INT8 -> (key ^ SIGN) >> 24;
            case UINT16 -> key >>> 16;
            case INT16 -> (key ^ SIGN) >> 16;
            case UINT32 -> key & MASK;
            case INT32 -> key ^ SIGN;
            case UINT64, INT64, FLOAT64, FLOAT32 -> Float.intBitsToFloat(key < 0 ? key ^ SIGN : ~key);
        };
    }

    private static long ofFloat(float value) {
        // Of all others this is zero.
        return value - value != 0 ? NONE : ordered(Float.floatToRawIntBits(value));
    }

    private static long ofDouble(double value) {
        if (value - value != 0) {
            return NONE;
        }
        float near = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
        return ordered(Float.floatToRawIntBits(near));
    }

    /** Negative ones the other way round and below the others (IEEE 754's total order). */
    private static long ordered(int bits) {
        return (bits < 0 ? ~bits : bits ^ SIGN) & MASK;
    }
}
