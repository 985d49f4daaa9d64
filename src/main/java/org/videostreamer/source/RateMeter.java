package org.videostreamer.source;

/**
 * Pictures a second, averaged over about the last second. One thread counts, any reads.
 *
 * <p>The average is of intervals. It is told only after a few pictures or a second, because the first of a connection
 * often come in a burst.
 */
final class RateMeter {

    private static final double NANOS = 1e9;

    private static final int A_FEW = 5;

    private long first;
    private long last;
    private int counted;
    private volatile boolean known;
    private volatile double interval;

    /** Counts a picture that arrived at {@code nanos} of {@link System#nanoTime()}. */
    void count(long nanos) {
        if (counted++ == 0) {
            first = nanos;
        } else {
            double now = (nanos - last) / NANOS;
            double weight = interval == 0 ? 1 : Math.min(1, now + 0.05);
            interval = interval + weight * (now - interval);
        }
        last = nanos;
        known = known || counted > A_FEW || counted > 1 && nanos - first > NANOS;
    }

    /** Forgets what was: the next picture is the first. */
    void reset() {
        counted = 0;
        known = false;
        interval = 0;
    }

    /** Pictures a second, 0 while unknown. */
    double perSecond() {
        double current = interval;
        return known && current > 0 ? 1 / current : 0;
    }
}
