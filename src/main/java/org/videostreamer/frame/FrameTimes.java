package org.videostreamer.frame;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a picture was taken and when it reached us.
 *
 * @param sourceMicros the camera's time of the picture where it tells one, else the time of arrival; microseconds since
 *     the Unix epoch
 * @param arrivedNanos {@link System#nanoTime()} when the last byte of the picture was here
 */
public record FrameTimes(long sourceMicros, long arrivedNanos) {

    /** The times of a picture that arrives now from a camera that tells no time of its own. */
    public static FrameTimes now() {
        return at(Instant.now());
    }

    /** The times of a picture that arrives now and was taken at the given moment. */
    public static FrameTimes at(Instant source) {
        return new FrameTimes(ChronoUnit.MICROS.between(Instant.EPOCH, source), System.nanoTime());
    }

    /** The time of arrival by {@link ServerClock#SYSTEM}; microseconds since the Unix epoch. */
    public long arrivedMicros() {
        return ServerClock.SYSTEM.micros(arrivedNanos);
    }

    /** The camera's time of the picture. */
    public Instant source() {
        return Instant.EPOCH.plus(sourceMicros, ChronoUnit.MICROS);
    }
}
