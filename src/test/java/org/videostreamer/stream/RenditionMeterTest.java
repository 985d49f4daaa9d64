package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RenditionMeterTest {

    private final RenditionMeter meter = new RenditionMeter();

    @Test
    void aRenditionThatHasMadeNothingTellsZeros() {
        assertThat(meter.work(0)).isEqualTo(new RenditionStatus.Work(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void paceBitsAndCostAreThoseOfLate() {
        for (int i = 0; i < 10; i++) {
            meter.made(1_000_000, millis(500), millis(i));
        }
        for (int i = 0; i < 40; i++) {
            meter.made(1_000, millis(2), millis(100 + 40 * i));
        }
        meter.skipped(7);
        RenditionStatus.Work work = meter.work(millis(100 + 40 * 40));
        assertThat(work.encoded()).isEqualTo(50);
        assertThat(work.bytes()).isEqualTo(10_040_000);
        assertThat(work.skipped()).isEqualTo(7);
        assertThat(work.fps()).isCloseTo(25, within(0.01));
        assertThat(work.bitsPerSecond()).isEqualTo(200_000);
        assertThat(work.encodeMillis()).isCloseTo(2, within(0.01));
        assertThat(work.encodeNanos()).isEqualTo(millis(10 * 500 + 40 * 2));
    }

    @Test
    void aRenditionThatHasStoppedHasNoPace() {
        long hour = TimeUnit.HOURS.toNanos(1);
        meter.made(1_000, millis(2), hour);
        meter.made(1_000, millis(2), hour + millis(40));
        assertThat(meter.work(hour + millis(80)).fps()).isCloseTo(25, within(0.01));
        assertThat(meter.work(hour + millis(5_040)).fps()).isCloseTo(25, within(0.01));
        assertThat(meter.work(hour + millis(5_041)).fps()).isZero();
        assertThat(meter.work(hour + millis(5_041)).bitsPerSecond()).isZero();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
