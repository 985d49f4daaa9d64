package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTest {

    private static final Size PICTURE = new Size(100, 80);

    @ParameterizedTest
    @CsvSource({
        "10, 20, 30, 40, 10, 20, 30,  40",
        "90, 20, 30, 40, 90, 20, 10,  40",
        "10, 70, 30, 40, 10, 70, 30,  10",
        "99, 79, 30, 40, 99, 79, 1,   1",
        "0,  0,  99, 99, 0,  0,  99,  80",
    })
    void isWhatLiesInThePicture(int x, int y, int width, int height, int left, int top, int columns, int rows) {
        assertThat(new Region(x, y, new Size(width, height)).within(PICTURE))
                .isEqualTo(new Region(left, top, new Size(columns, rows)));
    }

    @ParameterizedTest
    @CsvSource({"100, 0", "0, 80", "200, 200"})
    void isAllOfThePictureWhereNothingLiesInIt(int x, int y) {
        assertThat(new Region(x, y, new Size(5, 5)).within(PICTURE)).isEqualTo(Region.all(PICTURE));
    }

    @Test
    void allOfAPictureBeginsAtItsCorner() {
        assertThat(Region.all(PICTURE)).isEqualTo(new Region(0, 0, PICTURE));
    }
}
