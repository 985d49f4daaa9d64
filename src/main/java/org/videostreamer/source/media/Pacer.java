package org.videostreamer.source.media;

import java.util.function.LongSupplier;

/**
 * Tells when each picture of a recording is due, from the recording's own time stamps. Used by one thread.
 *
 * <p>Time stamps that go backwards, because the recording starts again, or that leap by more than {@value #LONGEST} ns
 * count as one picture's duration: no gap and no burst. Whoever comes late may catch up by one picture; the rest of the
 * delay stays.
 */
final class Pacer {

    /** A picture without a known time. FFmpeg's own value for it. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final long LONGEST = 10_000_000_000L;

    private final LongSupplier clock;
    private boolean started;
    private long due;
    private long lastStamp = UNKNOWN;
    private long lastDuration;

    /** @param clock a monotonic clock in nanoseconds */
    Pacer(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * How long to wait before the next picture is shown.
     *
     * @param stamp the picture's time in the recording in nanoseconds, or {@link #UNKNOWN}
     * @param duration how long it is shown, in nanoseconds
     * @return nanoseconds, at least 0
     */
    long delay(long stamp, long duration) {
        long now = clock.getAsLong();
        due = started ? Math.max(due + step(stamp), now - duration) : now;
        started = true;
        lastStamp = stamp;
        lastDuration = duration;
        return Math.max(0, due - now);
    }

    private long step(long stamp) {
        if (stamp == UNKNOWN || lastStamp == UNKNOWN) {
            return lastDuration;
        }
        long step = stamp - lastStamp;
        return step > 0 && step <= LONGEST ? step : lastDuration;
    }
}
