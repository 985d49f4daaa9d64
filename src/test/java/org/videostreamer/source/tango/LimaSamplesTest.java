package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

class LimaSamplesTest {

    private static final Size SIZE = new Size(40, 30);

    @ParameterizedTest
    @CsvSource({
        "Y8,  Bpp8,   1, UINT8,  8",
        "Y8,  Bpp6,   1, UINT8,  6",
        "Y8,  Bpp8S,  1, INT8,   8",
        "Y16, Bpp10,  2, UINT16, 10",
        "Y16, Bpp12S, 2, INT16,  12",
        "Y16, Bpp16,  2, UINT16, 16",
        "Y32, Bpp24,  4, UINT32, 24",
        "Y32, Bpp32,  4, UINT32, 32",
        "Y32, Bpp32S, 4, INT32,  32",
        "Y64, Bpp48,  8, UINT64, 48",
    })
    void depthAndSignAreLimas(LimaMode mode, String told, int bytes, SampleType type, int bits) {
        LimaSamples samples = of(mode, told, 0, bytes, 40, 30);
        assertThat(samples.type()).isEqualTo(type);
        assertThat(samples.range()).hasValue(SampleRange.ofBits(type, bits));
    }

    @ParameterizedTest
    @CsvSource({
        "Y16, Bpp32, 4, 40, 30",
        "Y16, Bpp12, 2, 80, 30",
        "Y16, Bpp12, 2, 40, 60",
        "Y16, Bpp17, 2, 40, 30",
        "Y16, Bpp0,  2, 40, 30",
        "Y16, ?,     2, 40, 30",
        "Y16, Bpp,   2, 40, 30",
        "RGB24, Bpp8, 1, 40, 30",
    })
    void whatTellsOfOtherPicturesIsNotBelieved(LimaMode mode, String told, int bytes, int width, int height) {
        assertThat(of(mode, told, 0, bytes, width, height)).isEqualTo(LimaSamples.of(mode));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "3"})
    void sizesThatAreMissingAreNotBelieved(int count) {
        assertThat(of(LimaMode.Y16, "Bpp12", new long[count])).isEqualTo(LimaSamples.of(LimaMode.Y16));
    }

    private static LimaSamples of(LimaMode mode, String type, long... sizes) {
        return LimaSamples.of(mode, SIZE, new LimaSamples.Attributes(type, sizes));
    }
}
