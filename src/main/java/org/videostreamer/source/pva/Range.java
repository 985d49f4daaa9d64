package org.videostreamer.source.pva;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/**
 * The lowest and the highest finite value of a picture.
 *
 * @param lowest shown black
 * @param highest shown white
 */
record Range(double lowest, double highest) {

    private static final double WHITE = 255;

    static Range ofFloats(byte[] data, int count) {
        FloatBuffer values =
                ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            float value = values.get(i);
            // A comparison with what is no number is false; infinities are kept out by the bounds.
            if (value < lowest && value >= -Float.MAX_VALUE) {
                lowest = value;
            }
            if (value > highest && value <= Float.MAX_VALUE) {
                highest = value;
            }
        }
        return new Range(lowest, highest);
    }

    static Range ofDoubles(byte[] data, int count) {
        DoubleBuffer values =
                ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double value = values.get(i);
            if (value < lowest && value >= -Double.MAX_VALUE) {
                lowest = value;
            }
            if (value > highest && value <= Double.MAX_VALUE) {
                highest = value;
            }
        }
        return new Range(lowest, highest);
    }

    /** What differences from the lowest value are multiplied with; 0 for a picture of one value. */
    double scale() {
        double span = highest - lowest;
        return span > 0 && span <= Double.MAX_VALUE ? WHITE / span : 0;
    }

    /** Finite also for a picture without any number. */
    Range {
        lowest = lowest <= highest ? lowest : 0;
        highest = lowest <= highest ? highest : 0;
    }
}
