package org.videostreamer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.SamplePictures;

class SampleValueTest {

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void giveBack() {
        assertThat(pool.lent()).isZero();
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({
        "UINT8,   0,                    255",
        "INT8,    -128,                 127",
        "UINT16,  0,                    65535",
        "INT16,   -32768,               32767",
        "UINT32,  0,                    4294967295",
        "INT32,   -2147483648,          2147483647",
        "UINT64,  0,                    18446744073709549568",
        "INT64,   -9223372036854775808, 9223372036854774784",
        "FLOAT32, -0.5,                 16777216",
        "FLOAT64, -1e300,               1e300",
    })
    void isTheSampleInEveryType(SampleType type, double low, double high) {
        Pixels picture = SamplePictures.row(pool, type, low, 1, high);
        assertThat(SampleValue.of(type, picture.bytes(), 0)).isEqualTo(low);
        assertThat(SampleValue.of(type, picture.bytes(), type.bytes())).isEqualTo(1);
        assertThat(SampleValue.of(type, picture.bytes(), 2 * type.bytes())).isEqualTo(high);
        picture.release();
    }

    @Test
    void theLowestBitOfALargeUnsignedNumberDecidesHowItIsRounded() {
        // Half-way between two doubles, and a little above that.
        Pixels picture = pool.make(PixelFormat.GRAY64, new Size(2, 1), out -> out.bytes()
                .putLong(0x8000_0000_0000_0400L)
                .putLong(0x8000_0000_0000_0401L));
        assertThat(SampleValue.of(SampleType.UINT64, picture.bytes(), 0)).isEqualTo(0x1p63);
        assertThat(SampleValue.of(SampleType.UINT64, picture.bytes(), 8)).isEqualTo(0x1p63 + 2_048);
        picture.release();
    }
}
