package org.videostreamer.source;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What a camera has done since the program started. Any thread may read. */
public final class CameraCounters {

    /** A camera of one picture in a minute is the slowest whose rhythm is found out. */
    private static final int MOST_PATIENCE = 16;

    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong attempts = new AtomicLong();
    private final RateMeter rate = new RateMeter();
    private final RepeatedFaults faults = new RepeatedFaults();
    private volatile int patience = 1;

    CameraCounters() {}

    /** Pictures received. */
    public long frames() {
        return frames.get();
    }

    /** Times it was connected to, whether that worked or not. */
    public long attempts() {
        return attempts.get();
    }

    void countFrame(long nanos) {
        frames.incrementAndGet();
        rate.count(nanos);
    }

    void countAttempt() {
        attempts.incrementAndGet();
        rate.reset();
    }

    RateMeter rate() {
        return rate;
    }

    RepeatedFaults faults() {
        return faults;
    }

    /**
     * One picture came in an attempt, and no other in time. That may be the camera's rhythm, which only a longer wait can
     * tell: the next attempt is given twice as long.
     */
    void countLonePicture() {
        patience = Math.min(2 * patience, MOST_PATIENCE);
    }

    /**
     * How long pictures may stay away: the given time, or ten frame intervals where that is longer. Until an interval is
     * known, longer where attempts before have ended after their first picture.
     */
    Duration stallLimit(Duration least) {
        double fps = rate.perSecond();
        if (fps <= 0) {
            return least.multipliedBy(patience);
        }
        Duration tenFrames = Duration.ofMillis(Math.round(10_000 / fps));
        if (tenFrames.compareTo(least) > 0) {
            return tenFrames;
        }
        patience = 1;
        return least;
    }
}
