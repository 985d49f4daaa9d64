package org.videostreamer.frame;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.nio.ByteBuffer;
import java.util.function.IntToDoubleFunction;

/**
 * Makes shades of deep samples along a straight line: black at the low end of their range, white at the high end, also
 * beyond. A guessed range begins at 0. Where nothing bounds the samples it goes from the picture's smallest finite value to
 * its largest. What is no number is black.
 */
final class LinearTone {

    private static final int WHITE = 255;
    private static final long LOW_WORD = 0xFFFF_FFFFL;

    private LinearTone() {}

    /** The picture as {@link PixelFormat#GRAY8}, for the caller, who owns it. */
    static Pixels of(Pixels deep, SampleRange range) {
        SampleRange window = range.isBounded() ? range : extremes(deep);
        double black = window.guessed() ? Math.max(0, window.lowest()) : window.lowest();
        double scale = WHITE / (window.highest() - black);
        return deep.pool().make(PixelFormat.GRAY8, deep.size(), out -> {
            switch (deep.format()) {
                case GRAY_S8, GRAY16, GRAY_S16, GRAY_S32 ->
                    deep.mat().convertTo(out.mat(), CV_8UC1, scale, -black * scale);
                default -> fill(out.bytes(), values(deep), black, scale);
            }
        });
    }

    private static void fill(ByteBuffer out, IntToDoubleFunction values, double black, double scale) {
        int count = out.remaining();
        for (int i = 0; i < count; i++) {
            // Of what is no number, 0.
            out.put(i, (byte) Math.round(Math.max(0, Math.min(WHITE, (values.applyAsDouble(i) - black) * scale))));
        }
    }

    private static SampleRange extremes(Pixels deep) {
        IntToDoubleFunction values = values(deep);
        int count = (int) deep.size().area();
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double value = values.applyAsDouble(i);
            if (Double.isFinite(value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        int bits = deep.format().samples().bits();
        if (lowest > highest) {
            return new SampleRange(bits, 0, 1, false);
        }
        // Flat, it is black.
        return new SampleRange(bits, lowest, highest > lowest ? highest : Math.nextUp(lowest), false);
    }

    private static IntToDoubleFunction values(Pixels deep) {
        ByteBuffer bytes = deep.bytes();
        return switch (deep.format().samples()) {
            case UINT8 -> i -> bytes.get(i) & 0xFF;
            case INT8 -> bytes::get;
            case UINT16 -> i -> bytes.getShort(i * Short.BYTES) & 0xFFFF;
            case INT16 -> i -> bytes.getShort(i * Short.BYTES);
            case UINT32 -> i -> bytes.getInt(i * Integer.BYTES) & LOW_WORD;
            case INT32 -> i -> bytes.getInt(i * Integer.BYTES);
            case UINT64 -> i -> unsigned(bytes.getLong(i * Long.BYTES));
            case INT64 -> i -> bytes.getLong(i * Long.BYTES);
            case FLOAT32 -> i -> bytes.getFloat(i * Float.BYTES);
            case FLOAT64 -> i -> bytes.getDouble(i * Double.BYTES);
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }
}
