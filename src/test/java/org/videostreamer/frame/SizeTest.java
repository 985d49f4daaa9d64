package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {

    @ParameterizedTest
    @CsvSource({"1, 1, true", "0, 1, false", "1, 0, false", "-1, 5, false", "5, -1, false"})
    void aPictureHasAPixelAtLeast(int width, int height, boolean picture) {
        assertThat(new Size(width, height).isPicture()).isEqualTo(picture);
    }

    @ParameterizedTest
    @CsvSource({"4, 6, 4x6", "3, 6, 4x6", "4, 5, 4x6", "1, 1, 2x2"})
    void evenSidesHoldThePicture(int width, int height, String even) {
        assertThat(new Size(width, height).even()).hasToString(even);
    }

    @ParameterizedTest
    @CsvSource({
        "640, 480, 640, 640x480",
        "640, 480, 639, 639x479",
        "640, 480, 320, 320x240",
        "480, 640, 320, 240x320",
        "65500, 1, 100, 100x1",
        "65500, 65500, 60000, 60000x60000",
    })
    void aLongestSideKeepsTheAspect(int width, int height, int longest, String within) {
        assertThat(new Size(width, height).within(longest)).hasToString(within);
    }

    @ParameterizedTest
    @CsvSource({
        "640, 480, 640, 480, 640x480",
        "640, 480, 640, 240, 320x240",
        "640, 480, 64, 480, 64x48",
        "1, 2147483647, 4096, 4096, 1x4096",
        "2147483647, 1, 4096, 4096, 4096x1",
    })
    void neitherSideIsBeyondItsMost(int width, int height, int mostWidth, int mostHeight, String within) {
        assertThat(new Size(width, height).within(new Size(mostWidth, mostHeight)))
                .hasToString(within);
    }

    @Test
    void theAreaOfTheLargestSizeIsNoIntsOverflow() {
        assertThat(new Size(65_535, 65_535).area()).isEqualTo(4_294_836_225L);
    }
}
