package org.videostreamer.codec;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.videostreamer.frame.EncodedFrame;

/**
 * When the pictures of a clip are shown: their own times from 0, strictly rising, gaps and all but for what of them is longer
 * than an hour. A picture that was shown again is shown again. One thread.
 */
final class ClipTimes {

    /** A camera that was away for a night would make a clip that no file holds. */
    static final Duration LONGEST_GAP = Duration.ofHours(1);

    private static final int CLOCK = 90_000;
    private static final long MOST_TICKS = LONGEST_GAP.toSeconds() * CLOCK;

    private final TransportClock clock = new TransportClock(this::shownAgainNanos);
    private final int perSecond;
    private EncodedFrame picture;
    private long lastTicks;
    private long leftOut;
    private long last = -1;

    /** @param perSecond the unit in which they are told */
    ClipTimes(int perSecond) {
        this.perSecond = perSecond;
    }

    /** The time of the next picture. */
    long next(EncodedFrame next) {
        picture = next;
        long ticks = clock.ticks(next.times());
        leftOut += Math.max(0, ticks - lastTicks - MOST_TICKS);
        lastTicks = ticks;
        last = Math.max(last + 1, Math.round((double) (ticks - leftOut) * perSecond / CLOCK));
        return last;
    }

    /** Its stamp tells that, its times are those of the first time. */
    private long shownAgainNanos() {
        long arrived = picture.times().arrivedMicros();
        long shown = picture.stamp() == EncodedFrame.NO_STAMP ? arrived : picture.stamp() * 100 / 9;
        return picture.times().arrivedNanos() + TimeUnit.MICROSECONDS.toNanos(shown - arrived);
    }
}
