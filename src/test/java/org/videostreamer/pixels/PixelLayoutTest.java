package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

class PixelLayoutTest {

    /** Of five by three pixels. */
    @ParameterizedTest
    @CsvSource({
        "GRAY,        UINT16, 30, GRAY16",
        "GRAY,        INT8,   15, GRAY_S8",
        "GRAY,        UINT8,  15, GRAY8",
        "BAYER_RGGB,  UINT8,  15, BGR24",
        "BAYER_GBRG,  UINT16, 30, BGR24",
        "BAYER_GRBG,  UINT8,  15, BGR24",
        "BAYER_BGGR,  UINT16, 30, BGR24",
        "RGB,         UINT8,  45, RGB24",
        "RGB_ROWS,    UINT16, 90, RGB24",
        "RGB_PLANES,  UINT8,  45, RGB24",
        "BGR,         UINT8,  45, BGR24",
        "RGBX,        UINT8,  60, BGR24",
        "BGRX,        UINT8,  60, BGR24",
        "RGB555,      UINT8,  30, BGR24",
        "RGB565,      UINT8,  30, BGR24",
        "I420,        UINT8,  27, I420",
        "PLANES_411,  UINT8,  27, BGR24",
        "PLANES_422,  UINT8,  33, BGR24",
        "PLANES_444,  UINT8,  45, BGR24",
        "UYYVYY,      UINT8,  36, BGR24",
        "UYVY,        UINT8,  36, BGR24",
        "UYV,         UINT8,  45, BGR24",
        "UYYVYY_FULL, UINT8,  23, BGR24",
        "UYVY_FULL,   UINT8,  30, BGR24",
        "UYV_FULL,    UINT8,  45, BGR24",
    })
    void takesSoManyBytesAndBecomes(PixelLayout layout, SampleType samples, long bytes, PixelFormat format) {
        assertThat(layout.bytes(samples, new Size(5, 3))).isEqualTo(bytes);
        assertThat(layout.format(samples)).isEqualTo(format);
    }
}
