package org.videostreamer.codec;

import java.util.List;
import java.util.Optional;

/**
 * The picture rates that an MPEG-1 sequence header can name (ISO/IEC 11172-2, picture_rate).
 *
 * @param numerator pictures
 * @param denominator in so many seconds
 */
record FrameRate(int numerator, int denominator) {

    private static final List<FrameRate> LEGAL = List.of(
            new FrameRate(24000, 1001),
            new FrameRate(24, 1),
            new FrameRate(25, 1),
            new FrameRate(30000, 1001),
            new FrameRate(30, 1),
            new FrameRate(50, 1),
            new FrameRate(60000, 1001),
            new FrameRate(60, 1));
    /** A camera's clock and our measure of it are never exact. */
    private static final double TOLERANCE = 1.03;

    private static final FrameRate UNKNOWN = new FrameRate(25, 1);

    /** The nearest legal rate that is not slower than the camera, the fastest for still faster ones. */
    static FrameRate atLeast(double fps) {
        if (fps <= 0) {
            return UNKNOWN;
        }
        Optional<FrameRate> first =
                LEGAL.stream().filter(rate -> rate.isEnoughFor(fps)).findFirst();
        return first.orElse(LEGAL.get(LEGAL.size() - 1));
    }

    /** Whether no faster rate can be named. */
    boolean isFastest() {
        return equals(LEGAL.get(LEGAL.size() - 1));
    }

    /** Whether a stream that names this rate holds so many pictures a second. */
    boolean isEnoughFor(double fps) {
        return (double) numerator / denominator * TOLERANCE >= fps;
    }
}
