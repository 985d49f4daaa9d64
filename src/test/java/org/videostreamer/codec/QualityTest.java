package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Size;

class QualityTest {

    private static final Size VGA = new Size(640, 480);

    @ParameterizedTest
    @CsvSource({"1, 94", "2, 88", "3, 81", "4, 75", "10, 47", "20, 34", "31, 27"})
    void oneScaleServesJpegToo(int quality, int jpeg) {
        assertThat(Quality.jpeg(quality, VGA)).isEqualTo(jpeg);
    }

    @Test
    void minusOneSpendsMoreOnSmallPictures() {
        assertThat(Quality.quantizer(-1, VGA)).isEqualTo(3);
        assertThat(Quality.quantizer(-1, new Size(1280, 1024))).isEqualTo(4);
        assertThat(Quality.quantizer(-1, new Size(2592, 1944))).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 12", "2, 4, 16", "3, 7, 20", "4, 10, 22", "10, 29, 30", "20, 42, 36", "31, 49, 40"})
    void vp8AndH264TakeTheQuantizerOfTheSameStep(int quality, int vp8, int h264) {
        assertThat(Quality.vp8(quality, VGA)).isEqualTo(vp8);
        assertThat(Quality.h264(quality, VGA)).isEqualTo(h264);
    }

    @ParameterizedTest
    @CsvSource({"500, 1000, 3", "500, 1001, 4", "1500, 1000, 4", "1500, 1001, 6"})
    void minusOneDependsOnThePixels(int width, int height, int quantizer) {
        assertThat(Quality.quantizer(-1, new Size(width, height))).isEqualTo(quantizer);
    }
}
