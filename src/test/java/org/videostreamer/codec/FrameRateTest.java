package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRateTest {

    @ParameterizedTest
    @CsvSource({
        "0, 25, 1",
        "5, 24000, 1001",
        "20, 24000, 1001",
        "25.2, 25, 1",
        "26, 30000, 1001",
        "31, 50, 1",
        "200, 60, 1"
    })
    void isTheNearestLegalOneThatIsNotTooSlow(double fps, int numerator, int denominator) {
        assertThat(FrameRate.atLeast(fps)).isEqualTo(new FrameRate(numerator, denominator));
    }

    @Test
    void theFastestIsTheOneBeyondWhichNothingCanBeNamed() {
        assertThat(FrameRate.atLeast(200).isFastest()).isTrue();
        assertThat(FrameRate.atLeast(59).isFastest()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"25, true", "25.75, true", "25.76, false", "1, true"})
    void aRateIsEnoughForWhatIsALittleFaster(double fps, boolean enough) {
        assertThat(new FrameRate(25, 1).isEnoughFor(fps)).isEqualTo(enough);
    }
}
