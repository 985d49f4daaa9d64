package org.videostreamer.frame;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.nio.ByteBuffer;
import java.util.function.IntToDoubleFunction;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Makes shades of deep samples along a straight line: black at the low end of their range, white at the high end, also
 * beyond. A guessed range begins at 0. Where nothing bounds the samples it goes from the smallest finite one to the largest.
 * What is no number is black.
 */
public final class LinearTone {

    private static final int WHITE = 255;
    private static final long LOW_WORD = 0xFFFF_FFFFL;

    private LinearTone() {}

    /** The picture as {@link PixelFormat#GRAY8}, for the caller, who owns it. */
    static Pixels of(Pixels deep, SampleRange range) {
        return deep.pool()
                .make(
                        PixelFormat.GRAY8,
                        deep.size(),
                        out -> apply(deep.format().samples(), deep.bytes(), range, out.bytes()));
    }

    /**
     * Makes a shade of each sample.
     *
     * @param samples direct memory, in this machine's byte order
     * @param shades direct memory for a byte a sample
     */
    public static void apply(SampleType type, ByteBuffer samples, SampleRange range, ByteBuffer shades) {
        int count = samples.remaining() / type.bytes();
        SampleRange window = range.isBounded() ? range : extremes(type, samples, count);
        double black = window.guessed() ? Math.max(0, window.lowest()) : window.lowest();
        double scale = WHITE / (window.highest() - black);
        switch (type) {
            case UINT8, INT8, UINT16, INT16, INT32 -> {
                try (BytePointer from = new BytePointer(samples);
                        BytePointer to = new BytePointer(shades);
                        Mat in = new Mat(1, count, Pixels.matrixType(type), from);
                        Mat out = new Mat(1, count, CV_8UC1, to)) {
                    in.convertTo(out, CV_8UC1, scale, -black * scale);
                }
            }
            default -> fill(shades, values(type, samples), count, black, scale);
        }
    }

    private static void fill(ByteBuffer shades, IntToDoubleFunction values, int count, double black, double scale) {
        for (int i = 0; i < count; i++) {
            // Of what is no number, 0.
            shades.put(i, (byte) Math.round(Math.max(0, Math.min(WHITE, (values.applyAsDouble(i) - black) * scale))));
        }
    }

    private static SampleRange extremes(SampleType type, ByteBuffer samples, int count) {
        IntToDoubleFunction values = values(type, samples);
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double value = values.applyAsDouble(i);
            if (Double.isFinite(value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        if (lowest > highest) {
            return new SampleRange(type.bits(), 0, 1, false);
        }
        // Flat, it is black.
        return new SampleRange(type.bits(), lowest, highest > lowest ? highest : Math.nextUp(lowest), false);
    }

    private static IntToDoubleFunction values(SampleType type, ByteBuffer samples) {
        return switch (type) {
            case UINT8 -> i -> samples.get(i) & 0xFF;
            case INT8 -> samples::get;
            case UINT16 -> i -> samples.getShort(i * Short.BYTES) & 0xFFFF;
            case INT16 -> i -> samples.getShort(i * Short.BYTES);
            case UINT32 -> i -> samples.getInt(i * Integer.BYTES) & LOW_WORD;
            case INT32 -> i -> samples.getInt(i * Integer.BYTES);
            case UINT64 -> i -> unsigned(samples.getLong(i * Long.BYTES));
            case INT64 -> i -> samples.getLong(i * Long.BYTES);
            case FLOAT32 -> i -> samples.getFloat(i * Float.BYTES);
            case FLOAT64 -> i -> samples.getDouble(i * Double.BYTES);
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }
}
