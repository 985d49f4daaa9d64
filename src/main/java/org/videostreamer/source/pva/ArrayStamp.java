package org.videostreamer.source.pva;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.videostreamer.frame.FrameTimes;

/**
 * The identity of an array.
 *
 * @param number {@code uniqueId}
 * @param seconds of its time, since the Unix epoch
 * @param nanos of its time, within the second
 * @param arrivedNanos {@link System#nanoTime()} at its arrival
 */
record ArrayStamp(long number, long seconds, int nanos, long arrivedNanos) {

    /** A detector whose time was never set tells 1970 or, in EPICS's own epoch, 1990. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** The source's time where it can be one, else that of arrival. */
    FrameTimes times() {
        Instant time = told().orElseGet(() -> Instant.now().minusNanos(System.nanoTime() - arrivedNanos));
        return new FrameTimes(ChronoUnit.MICROS.between(Instant.EPOCH, time), arrivedNanos);
    }

    /** Whether its time can be one. */
    boolean tellsTime() {
        return told().isPresent();
    }

    private Optional<Instant> told() {
        try {
            return Optional.of(Instant.ofEpochSecond(seconds, nanos))
                    .filter(time -> time.isAfter(EARLIEST) && time.isBefore(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether both stand for the same picture, whenever it arrived. */
    boolean isSamePicture(ArrayStamp other) {
        return number == other.number && seconds == other.seconds && nanos == other.nanos;
    }
}
