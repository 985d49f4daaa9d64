package org.videostreamer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateMeterTest {

    private static final long MILLISECOND = 1_000_000;

    private final RateMeter meter = new RateMeter();

    @Test
    void tellsTheRateOfASteadyCamera() {
        for (int i = 0; i < 40; i++) {
            meter.count(i * 50 * MILLISECOND);
        }
        assertThat(meter.perSecond()).isCloseTo(20, within(0.1));
    }

    @Test
    void aBurstAtTheStartIsNotTakenForARate() {
        meter.count(0);
        meter.count(5 * MILLISECOND);
        assertThat(meter.perSecond()).isZero();
    }

    @Test
    void ofASlowCameraTwoPicturesAreEnough() {
        meter.count(0);
        meter.count(2_000 * MILLISECOND);
        assertThat(meter.perSecond()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void followsAChangeAndForgetsOnReset() {
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
