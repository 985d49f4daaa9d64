package org.videostreamer.codec;

import java.util.concurrent.TimeUnit;
import org.videostreamer.frame.EncodedFrame;

/**
 * When the pictures of a clip are shown: their own times from 0, strictly rising, gaps and all. A picture that was shown
 * again is shown again. One thread.
 */
final class ClipTimes {

    private static final double CLOCK = 90_000;

    private final TransportClock clock = new TransportClock(this::shownAgainNanos);
    private final int perSecond;
    private EncodedFrame picture;
    private long last = -1;

    /** @param perSecond the unit in which they are told */
    ClipTimes(int perSecond) {
        this.perSecond = perSecond;
    }

    /** The time of the next picture. */
    long next(EncodedFrame next) {
        picture = next;
        last = Math.max(last + 1, Math.round(clock.ticks(next.times()) * perSecond / CLOCK));
        return last;
    }

    /** Its stamp tells that, its times are those of the first time. */
    private long shownAgainNanos() {
        long arrived = picture.times().arrivedMicros();
        long shown = picture.stamp() == EncodedFrame.NO_STAMP ? arrived : picture.stamp() * 100 / 9;
        return picture.times().arrivedNanos() + TimeUnit.MICROSECONDS.toNanos(shown - arrived);
    }
}
