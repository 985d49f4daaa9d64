package org.videostreamer.source;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What a camera has done since the program started. Any thread may read. */
public final class CameraCounters {

    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong attempts = new AtomicLong();
    private final RateMeter rate = new RateMeter();
    private final Complaints complaints = new Complaints();

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

    Complaints complaints() {
        return complaints;
    }

    /** How long pictures may stay away: the given time, or ten frame intervals where that is longer. */
    Duration stallLimit(Duration least) {
        double fps = rate.perSecond();
        Duration tenFrames = fps > 0 ? Duration.ofMillis(Math.round(10_000 / fps)) : Duration.ZERO;
        return tenFrames.compareTo(least) > 0 ? tenFrames : least;
    }
}
