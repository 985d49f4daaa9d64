package org.videostreamer.bench;

import java.util.OptionalDouble;
import org.videostreamer.frame.PixelFormat;

/** What is done with a picture of many bits. */
enum DepthJob {
    SHADES("to 8 bits, fixed window", 1.5, Double.NaN),
    COLORS("the same, viridis", 4, Double.NaN),
    SMALL("the same, 800 wide", Double.NaN, Double.NaN),
    FOLLOWED("to 8 bits, window that follows", Double.NaN, Double.NaN),
    STATISTICS("statistics without moments", 1.5, 4),
    MOMENTS("statistics with moments", 3, 5);

    private final String label;
    private final double mostOfIntegers;
    private final double mostOfFloats;

    DepthJob(String label, double mostOfIntegers, double mostOfFloats) {
        this.label = label;
        this.mostOfIntegers = mostOfIntegers;
        this.mostOfFloats = mostOfFloats;
    }

    String label() {
        return label;
    }

    /** How many milliseconds it may take; empty where nothing is promised. */
    OptionalDouble most(PixelFormat format) {
        double most = format == PixelFormat.GRAY_F32 ? mostOfFloats : mostOfIntegers;
        return Double.isNaN(most) ? OptionalDouble.empty() : OptionalDouble.of(most);
    }
}
