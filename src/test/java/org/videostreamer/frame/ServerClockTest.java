package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ServerClockTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final long START_MICROS = START.getEpochSecond() * 1_000_000;

    private final AtomicReference<Instant> wall = new AtomicReference<>(START);
    private final AtomicLong nanos = new AtomicLong(-5_000);
    private final ServerClock clock = new ServerClock(wall::get, nanos::get);

    @Test
    void beginsWithTheTimeOfDayAndGoesOn() {
        assertThat(clock.nowMicros()).isEqualTo(START_MICROS);
        pass(Duration.ofMillis(250));
        assertThat(clock.nowMicros()).isEqualTo(START_MICROS + 250_000);
        assertThat(clock.micros(-7_000)).isEqualTo(START_MICROS - 2);
    }

    @Test
    void isNotSetWithTheWallClockAndTellsItsTimesInItsOwn() {
        wall.updateAndGet(time -> time.plusSeconds(3_600));
        pass(Duration.ofSeconds(1));
        assertThat(clock.nowMicros()).isEqualTo(START_MICROS + 1_000_000);
        long taken = START_MICROS + 3_600_900_000L;
        assertThat(clock.fromWall(taken)).isEqualTo(START_MICROS + 900_000);
    }

    private void pass(Duration time) {
        wall.updateAndGet(now -> now.plus(time));
        nanos.addAndGet(time.toNanos());
    }
}
