package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StickyShiftTest {

    private final StickyShift shift = new StickyShift();

    @Test
    void brighterValuesAreFollowedAtOnce() {
        assertThat(shift.follow(5)).isZero();
        assertThat(shift.follow(12)).isEqualTo(4);
        assertThat(shift.follow(16)).isEqualTo(8);
    }

    @Test
    void darkerOnesOnlyWhenTheyStay() {
        shift.follow(16);
        for (int i = 1; i < StickyShift.PATIENCE; i++) {
            assertThat(shift.follow(i == 7 ? 12 : 9)).isEqualTo(8);
        }
        assertThat(shift.follow(9)).isEqualTo(4);
    }

    @Test
    void aBrightPictureInBetweenStartsTheWaitAnew() {
        shift.follow(16);
        for (int i = 0; i < 3 * StickyShift.PATIENCE; i++) {
            assertThat(shift.follow(i % 20 == 19 ? 16 : 9)).isEqualTo(8);
        }
    }
}
