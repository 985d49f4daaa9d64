package org.videostreamer.source.redis;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Reads {@code HH:MM:SS.ffffff}, a time of this machine's zone on a day that is not told. */
final class ClockTime {

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private ClockTime() {}

    /** The moment nearest to another at which clocks show the time; empty if the text is none. */
    static Optional<ZonedDateTime> nearest(String text, ZonedDateTime now) {
        try {
            ZonedDateTime today = now.with(LocalTime.parse(text));
            Duration ahead = Duration.between(now, today);
            if (ahead.compareTo(HALF_A_DAY) > 0) {
                return Optional.of(today.minusDays(1));
            }
            return Optional.of(ahead.compareTo(HALF_A_DAY.negated()) < 0 ? today.plusDays(1) : today);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
