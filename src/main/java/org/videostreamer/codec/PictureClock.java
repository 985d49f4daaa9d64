package org.videostreamer.codec;

/**
 * The pictures' times of arrival as a rate control wants them: strictly rising, bursts spread out, and a silence not
 * counted as bits saved. In microseconds from 0. One thread.
 */
final class PictureClock {

    private static final double MICROS = 1e6;
    /** Longest time between two pictures, in intervals. */
    private static final int LONGEST = 2;
    /** Shortest, as a part of an interval. */
    private static final double SHORTEST = 0.5;

    private boolean started;
    private long skipped;
    private long last;
    private long lastArrival;

    /**
     * The time of the next picture.
     *
     * @param arrivedNanos {@link System#nanoTime()} of its arrival; a picture that is shown again has that of the first
     *     time and counts as arriving now
     * @param fps pictures a second at present
     */
    long next(long arrivedNanos, double fps) {
        long arrival = (started && arrivedNanos == lastArrival ? System.nanoTime() : arrivedNanos) / 1_000;
        lastArrival = arrivedNanos;
        if (!started) {
            started = true;
            skipped = arrival;
            return last;
        }
        long latest = last + Math.round(MICROS / fps * LONGEST);
        skipped += Math.max(0, arrival - skipped - latest);
        last = Math.max(arrival - skipped, last + Math.max(1, Math.round(MICROS / fps * SHORTEST)));
        return last;
    }
}
