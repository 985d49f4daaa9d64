package org.videostreamer.source;

import java.time.Duration;

/** How often a camera's pictures come, and how long they may stay away. Any thread. */
final class CameraPace {

    /** A camera of one picture in a minute is the slowest whose rhythm is found out. */
    private static final int MOST_PATIENCE = 16;

    private final RateMeter rate = new RateMeter();
    private volatile int patience = 1;

    /** Pictures a second at present, 0 when unknown. */
    double perSecond() {
        return rate.perSecond();
    }

    /** A picture has come, at that {@link System#nanoTime()}. */
    void picture(long nanos) {
        rate.count(nanos);
    }

    /** The camera is connected to anew. */
    void attempt() {
        rate.reset();
    }

    /**
     * One picture came in an attempt, and no other in time. That may be the camera's rhythm, which only a longer wait can
     * tell: the next attempt is given twice as long.
     */
    void lonePicture() {
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
