package org.videostreamer.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.ServerClock;
import org.videostreamer.relay.wire.PictureHeader;

/**
 * When pictures came to their origin, by this machine's clock: the same for one picture in whichever rendition it comes, and
 * never later than now. One thread at a time.
 */
final class RecentTimes {

    private static final int KEPT = 32;

    private record Picture(long number, long sourceMicros, long arrivedMicros) {}

    private final Map<Picture, FrameTimes> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Picture, FrameTimes> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * The times of a picture.
     *
     * @param times as they are here
     * @param isNew whether it has not been asked for before
     */
    record Known(FrameTimes times, boolean isNew) {}

    /** @param offset how far the origin's clock is from this one's, if that is known; else it counts as coming now */
    Known of(PictureHeader header, Optional<ClockOffset.Told> offset) {
        Picture picture = new Picture(header.number(), header.sourceMicros(), header.arrivedMicros());
        FrameTimes before = known.get(picture);
        if (before != null) {
            return new Known(before, false);
        }
        long now = System.nanoTime();
        long arrived = offset.map(told -> ServerClock.SYSTEM.nanos(header.arrivedMicros() - told.micros()))
                .orElse(now);
        FrameTimes times = new FrameTimes(header.sourceMicros(), arrived - now > 0 ? now : arrived);
        known.put(picture, times);
        return new Known(times, true);
    }
}
