package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

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
}
