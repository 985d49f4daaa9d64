package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.FrameTimes;

class TransportClockTest {

    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    private final AtomicLong nanos = new AtomicLong();
    private final TransportClock clock = new TransportClock(nanos::get);
    private long source = 5_000;
    private long arrival = 700;

    @Test
    void picturesAreAsFarApartAsTheCameraSaysHoweverTheyArrive() {
        assertThat(next(0, 0)).isZero();
        assertThat(next(40, 90)).isEqualTo(3_600);
        assertThat(next(40, 1)).isEqualTo(7_200);
        assertThat(next(40, 29)).isEqualTo(10_800);
    }

    @Test
    void aClockThatIsSetForwardDoesNotSendPlayersToWait() {
        next(0, 0);
        assertThat(next(40 + HOUR, 40)).isEqualTo(3_600);
        assertThat(next(40, 40)).isEqualTo(7_200);
    }

    @Test
    void aClockThatIsSetBackDoesNotTurnTheStreamsClockBack() {
        next(0, 0);
        assertThat(next(40 - HOUR, 40)).isEqualTo(3_600);
        assertThat(next(40, 40)).isEqualTo(7_200);
    }

    @Test
    void aLittleStepBackLeavesTheStreamsClockRising() {
        next(0, 0);
        assertThat(next(-500, 40)).isEqualTo(1);
        assertThat(next(40, 40)).isBetween(3_600L, 3_602L);
    }

    @Test
    void aTimeThatNoClockTellsDoesNoHarm() {
        next(0, 0);
        assertThat(clock.ticks(new FrameTimes(Long.MAX_VALUE, millis(740)))).isEqualTo(3_600);
        arrival += 40;
        assertThat(next(80, 40)).isEqualTo(7_200);
    }

    @Test
    void aPictureThatIsShownAgainIsLaterByWhatHasPassed() {
        next(0, 0);
        next(40, 40);
        nanos.set(millis(1_740));
        assertThat(next(0, 0)).isEqualTo(93_600);
        assertThat(next(1_500, 1_500)).isEqualTo(138_600);
    }

    /** The ticks of a picture that was taken and arrives so many milliseconds after the one before. */
    private long next(long taken, long arrived) {
        source += taken;
        arrival += arrived;
        return clock.ticks(new FrameTimes(source * 1_000, millis(arrival)));
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
