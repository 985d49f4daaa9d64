package org.videostreamer.source;

/**
 * Pictures a second, averaged over about the last second. One thread counts, any reads.
 *
 * <p>The average is of intervals, so that it is right after the second picture already.
 */
final class RateMeter {

    private static final double NANOS = 1e9;

    private long last;
    private volatile double interval;

    /** Counts a picture that arrived at {@code nanos} of {@link System#nanoTime()}. */
    void count(long nanos) {
        if (last != 0) {
            double now = (nanos - last) / NANOS;
            double weight = interval == 0 ? 1 : Math.min(1, now + 0.05);
            interval = interval + weight * (now - interval);
        }
        last = nanos;
    }

    /** Forgets what was: the next picture is the first. */
    void reset() {
        last = 0;
        interval = 0;
    }

    /** Pictures a second, 0 until two have come. */
    double perSecond() {
        double current = interval;
        return current > 0 ? 1 / current : 0;
    }
}
