package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampleRangeTest {

    @ParameterizedTest
    @CsvSource({
        "UINT8,  8,  0,      255",
        "INT8,   8,  -128,   127",
        "UINT16, 12, 0,      4095",
        "UINT16, 16, 0,      65535",
        "INT16,  12, -2048,  2047",
        "INT16,  16, -32768, 32767",
        "UINT32, 32, 0,      4294967295",
        "INT32,  20, -524288, 524287",
        "INT64,  64, -9223372036854775808, 9223372036854775807",
    })
    void bitsTellTheSmallestAndTheLargestNumber(SampleType type, int bits, double lowest, double highest) {
        assertThat(SampleRange.ofBits(type, bits)).isEqualTo(new SampleRange(bits, lowest, highest, false));
    }

    @ParameterizedTest
    @EnumSource
    void aTypeAloneIsAGuessWhereCamerasMayUseLess(SampleType type) {
        SampleRange range = SampleRange.of(type);
        assertThat(range.bits()).isEqualTo(8 * type.bytes());
        assertThat(range.isBounded()).isNotEqualTo(type.isFloat());
        assertThat(range.guessed()).isEqualTo(type != SampleType.UINT8 && !type.isFloat());
    }

    @ParameterizedTest
    @CsvSource({
        "UINT16,  0,     4095,  12",
        "UINT16,  0,     4096,  13",
        "UINT16,  0,     65520, 16",
        "INT16,   -2048, 2047,  12",
        "INT16,   -1,    100,   8",
        "INT16,   -2048, 100,   12",
        "INT16,   -2049, 0,     13",
        "UINT16,  0,     1,     1",
        "UINT16,  0,     1e9,   16",
        "FLOAT32, 0,     1,     32",
    })
    void bitsOfWhatIsToldAreThoseThatItsNumbersTake(SampleType type, double lowest, double highest, int bits) {
        assertThat(SampleRange.told(type, lowest, highest)).isEqualTo(new SampleRange(bits, lowest, highest, false));
    }

    @ParameterizedTest
    @CsvSource({"-Infinity, 5", "5, Infinity", "-Infinity, Infinity"})
    void aRangeWithOneEndIsNotBounded(double lowest, double highest) {
        assertThat(new SampleRange(32, lowest, highest, false).isBounded()).isFalse();
    }

    @Test
    void rangesOfOneValueOrNoneAreRefused() {
        assertThatThrownBy(() -> new SampleRange(8, 5, 5, false)).hasMessage("a range from 5.0 to 5.0");
        assertThatThrownBy(() -> new SampleRange(8, Double.NaN, 5, false)).hasMessage("a range from NaN to 5.0");
    }
}
