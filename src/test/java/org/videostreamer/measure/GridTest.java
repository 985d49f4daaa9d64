package org.videostreamer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Size;

class GridTest {

    @ParameterizedTest
    @CsvSource({
        "1,    1,    1, 1",
        "512,  512,  1, 262144",
        "513,  512,  3, 29241",
        "1536, 1536, 3, 262144",
        "1537, 1536, 5, 94864",
        "1025, 4,    1, 4100",
    })
    void seesAllOfASmallPictureAndOddStepsOfALargeOne(int width, int height, int step, int samples) {
        Size size = new Size(width, height);
        assertThat(Grid.of(size)).isEqualTo(new Grid(step));
        assertThat(Grid.of(size).samples(size)).isEqualTo(samples);
    }
}
