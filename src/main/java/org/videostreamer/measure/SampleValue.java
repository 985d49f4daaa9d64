package org.videostreamer.measure;

import java.nio.ByteBuffer;
import org.videostreamer.frame.SampleType;

/** Samples of all types as numbers; what has more than 53 bits is rounded to these. */
final class SampleValue {

    private static final long MASK = 0xFFFF_FFFFL;

    private SampleValue() {}

    /** The sample at a place in the picture's bytes. */
    static double of(SampleType type, ByteBuffer bytes, int at) {
        return switch (type) {
            case UINT8 -> bytes.get(at) & 0xFF;
            case INT8 -> bytes.get(at);
            case UINT16 -> bytes.getShort(at) & 0xFFFF;
            case INT16 -> bytes.getShort(at);
            case UINT32 -> bytes.getInt(at) & MASK;
            case INT32 -> bytes.getInt(at);
            case UINT64 -> unsigned(bytes.getLong(at));
            case INT64 -> bytes.getLong(at);
            case FLOAT32 -> bytes.getFloat(at);
            case FLOAT64 -> bytes.getDouble(at);
        };
    }

    private static double unsigned(long value) {
        // The lowest bit is kept where it decides how the half of a large one is rounded.
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }
}
