package org.videostreamer.source.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.videostreamer.frame.FrameTimes;

/**
 * Tells when pictures were taken by what the camera says of it. A camera's clock may be set in mid-stream, or say
 * anything at all; the times of a stream's pictures go on evenly whatever it says. For one thread.
 */
final class CameraClock {

    /** A clock that is further off was never set. */
    private static final Duration MOST_OFF = Duration.ofDays(1);
    /** A picture may wait in the camera or on the way, but not so much longer than the one before. */
    private static final Duration MOST_STEP = Duration.ofSeconds(10);

    private static final Duration SMALLEST_STEP = Duration.ofNanos(1_000);

    private final Supplier<Instant> now;
    /** How far the camera's clock is ahead of ours, as last believed. */
    private Optional<Duration> ahead = Optional.empty();

    private Instant last = Instant.MIN;

    CameraClock() {
        this(Instant::now);
    }

    /** @param now our own clock */
    CameraClock(Supplier<Instant> now) {
        this.now = now;
    }

    /**
     * The times of a picture that is complete now.
     *
     * @param seconds since the Unix epoch, as µStreamer sends them in {@code X-Timestamp}, if anything
     */
    FrameTimes picture(Optional<String> seconds) {
        Instant arrival = now.get();
        seconds.flatMap(CameraClock::offset)
                .map(epoch -> Duration.between(arrival, Instant.EPOCH).plus(epoch))
                .filter(off -> isBelieved(off) && arrival.plus(off).isAfter(last))
                .ifPresent(off -> ahead = Optional.of(off));
        Instant taken = arrival.plus(ahead.orElse(Duration.ZERO));
        last = taken.isAfter(last) ? taken : last.plus(SMALLEST_STEP);
        return FrameTimes.at(last);
    }

    private boolean isBelieved(Duration off) {
        return ahead.map(before -> off.minus(before).abs().compareTo(MOST_STEP) <= 0)
                .orElseGet(() -> last.equals(Instant.MIN) && off.abs().compareTo(MOST_OFF) <= 0);
    }

    private static Optional<Duration> offset(String seconds) {
        try {
            double micros = Double.parseDouble(seconds) * 1e6;
            // Centuries are beyond any clock, and beyond a long of nanoseconds.
            return Math.abs(micros) < 9e15 ? Optional.of(Duration.ofNanos((long) micros * 1_000)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
