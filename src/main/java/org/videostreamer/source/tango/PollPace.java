package org.videostreamer.source.tango;

import java.time.Duration;

/**
 * When to ask a camera next, so that a picture is found soon after it is there and few questions are in vain: half a
 * frame interval after a picture, then every eighth of one; less often while the camera stays silent. Always between
 * {@link #SHORTEST} and {@link #LONGEST}, so that neither a fast camera nor a slow one is polled in a busy loop or found
 * late. For one thread; times are {@link System#nanoTime()}.
 */
final class PollPace {

    static final long SHORTEST = Duration.ofMillis(2).toNanos();
    static final long LONGEST = Duration.ofMillis(50).toNanos();
    /** Eight questions an interval at the 12 pictures a second of a slow camera. */
    private static final long UNKNOWN_INTERVAL = Duration.ofMillis(80).toNanos();
    /** A longer gap says that the camera was stopped, not how fast it is. */
    private static final long LONGEST_INTERVAL = Duration.ofSeconds(10).toNanos();

    private static final int WEIGHT = 8;

    private long interval = UNKNOWN_INTERVAL;
    private boolean measured;
    private boolean counting;
    private long changedAt;
    private long lastCounter;

    PollPace(long now) {
        this.changedAt = now;
    }

    /**
     * A picture was found.
     *
     * @param asked when it was asked for
     * @return when to ask next, which is over if reading the picture took that long
     */
    long changed(long asked, long counter) {
        long pictures = counter - lastCounter;
        long gap = asked - changedAt;
        if (counting && pictures > 0 && gap < LONGEST_INTERVAL) {
            long sample = gap / pictures;
            interval = measured ? interval + (sample - interval) / WEIGHT : sample;
            measured = true;
        }
        counting = true;
        lastCounter = counter;
        changedAt = asked;
        return asked + bounded(interval / 2);
    }

    /** There was no new picture; how long to wait from now, in nanoseconds. */
    long unchanged(long now) {
        return bounded(Math.max(interval / 8, (now - changedAt) / 16));
    }

    private static long bounded(long nanos) {
        return Math.max(SHORTEST, Math.min(LONGEST, nanos));
    }
}
