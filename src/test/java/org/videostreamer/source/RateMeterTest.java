package org.videostreamer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateMeterTest {

    private static final long MILLISECOND = 1_000_000;

    private final RateMeter meter = new RateMeter();

    @Test
    void tells_the_rate_of_a_steady_camera() {
        for (int i = 0; i < 40; i++) {
            meter.count(i * 50 * MILLISECOND);
        }
        assertThat(meter.perSecond()).isCloseTo(20, within(0.1));
    }

    @Test
    void a_burst_at_the_start_is_not_taken_for_a_rate() {
        meter.count(0);
        meter.count(5 * MILLISECOND);
        assertThat(meter.perSecond()).isZero();
    }

    @Test
    void of_a_slow_camera_two_pictures_are_enough() {
        meter.count(0);
        meter.count(2_000 * MILLISECOND);
        assertThat(meter.perSecond()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void follows_a_change_and_forgets_on_reset() {
        long now = 0;
        for (int i = 0; i < 40; i++) {
            now += 50 * MILLISECOND;
            meter.count(now);
        }
        for (int i = 0; i < 60; i++) {
            now += 200 * MILLISECOND;
            meter.count(now);
        }
        assertThat(meter.perSecond()).isCloseTo(5, within(0.2));
        meter.reset();
        assertThat(meter.perSecond()).isZero();
    }
}
