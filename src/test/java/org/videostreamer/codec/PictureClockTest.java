package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureClockTest {

    private static final long MILLI = 1_000_000;

    private final PictureClock clock = new PictureClock();
    private long arrival = 123_456 * MILLI;

    @Test
    void tellsTheTimesOfArrival() {
        assertThat(after(0)).isZero();
        assertThat(after(40)).isEqualTo(40_000);
        assertThat(after(37)).isEqualTo(77_000);
        assertThat(after(43)).isEqualTo(120_000);
    }

    @Test
    void spreadsABurstAndIsRightAgainSoon() {
        after(0);
        assertThat(after(80)).isEqualTo(80_000);
        assertThat(after(1)).isEqualTo(100_000);
        assertThat(after(1)).isEqualTo(120_000);
        assertThat(after(78)).isEqualTo(160_000);
    }

    @Test
    void countsASilenceAsTwoPictures() {
        after(0);
        assertThat(after(5_000)).isEqualTo(80_000);
        assertThat(after(40)).isEqualTo(120_000);
    }

    @Test
    void aPictureShownAgainIsLaterThanItself() {
        arrival = System.nanoTime() - 1_000 * MILLI;
        after(0);
        assertThat(after(0)).isEqualTo(80_000);
        assertThat(after(0)).isGreaterThanOrEqualTo(100_000);
    }

    private long after(long millis) {
        arrival += millis * MILLI;
        return clock.next(arrival, 25);
    }
}
