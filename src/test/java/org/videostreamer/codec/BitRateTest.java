package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Size;

class BitRateTest {

    @ParameterizedTest
    @CsvSource({
        "640, 480, 25, 1500",
        "640, 480, 10, 754",
        "1280, 1024, 25, 4453",
        "160, 120, 25, 300",
        "2592, 1944, 60, 12000"
    })
    void growsWithSizeAndRateButLess(int width, int height, double fps, int kbits) {
        assertThat(BitRate.chosen(new Size(width, height), fps)).isEqualTo(kbits);
    }
}
