package org.videostreamer.stream;

import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.ServerClock;

/**
 * The times of one rendition's pictures as RTP carries them (RFC 3550 section 5.1, 90 kHz): those of their arrivals, but
 * for a picture that is shown again, which players would take for a part of the first. One thread at a time.
 */
final class RtpStamps {

    private long last = Long.MIN_VALUE;

    /** The stamp of the next picture, without the loss of its high bits. */
    long next(FrameTimes times) {
        long arrived = ticks(times.arrivedMicros());
        last = arrived > last ? arrived : Math.max(last + 1, ticks(ServerClock.SYSTEM.nowMicros()));
        return last;
    }

    private static long ticks(long micros) {
        return micros * 9 / 100;
    }
}
