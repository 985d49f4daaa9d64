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

    /** Counts pictures that arrive so many milliseconds after an hour. */
    private void count(long... millis) {
        for (long each : millis) {
            meter.count((3_600_000 + each) * MILLISECOND);
        }
    }

    @Test
    void whatIsSeenOfASecondIsNotEnoughUnlessThereAreAFew() {
        count(0, 1_000);
        assertThat(meter.perSecond()).isZero();
        count(1_001);
        assertThat(meter.perSecond()).isPositive();
        meter.reset();
        count(0, 100, 200, 300, 400);
        assertThat(meter.perSecond()).isZero();
        count(500);
        assertThat(meter.perSecond()).isCloseTo(10, within(1e-6));
    }

    @Test
    void aPictureCountsTheMoreTheLongerItWasWaitedFor() {
        count(0, 50, 100, 150, 200, 250, 400);
        // The weight of the last is 0.15 and 0.05, of the 50 ms before it the rest.
        assertThat(meter.perSecond()).isCloseTo(1 / (0.8 * 0.05 + 0.2 * 0.15), within(1e-6));
    }

    @Test
    void picturesThatAllComeAtOnceHaveNoRate() {
        count(0, 0, 0, 0, 0, 0, 0);
        assertThat(meter.perSecond()).isZero();
    }
}
