package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PixelFormatTest {

    @ParameterizedTest
    @CsvSource({
        "BGR24,    45",
        "RGB24,    45",
        "GRAY8,    15",
        "GRAY_S16, 30",
        "GRAY_F32, 60",
        "GRAY64,   120",
        "I420,     36",
    })
    void aPictureOfFiveByThreeTakesSoManyBytes(PixelFormat format, int bytes) {
        assertThat(format.bytes(new Size(5, 3))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void everyTypeOfSamplesHasAGrayLayoutThatIsDeepUnlessItsSamplesAreShades(SampleType type) {
        PixelFormat gray = PixelFormat.gray(type);
        assertThat(gray.samples()).isEqualTo(type);
        assertThat(gray.isGray()).isTrue();
        assertThat(gray.isDeep()).isEqualTo(type != SampleType.UINT8);
    }

    @ParameterizedTest
    @EnumSource(names = {"BGR24", "RGB24", "I420"})
    void coloursAreNeitherGrayNorDeep(PixelFormat format) {
        assertThat(format.isGray()).isFalse();
        assertThat(format.isDeep()).isFalse();
    }
}
