package org.videostreamer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.testing.SamplePictures;

class SampleKeyTest {

    private final PixelsPool pool = new PixelsPool();

    @ParameterizedTest
    @EnumSource
    void keysAreInTheOrderOfTheSamplesAndTellThem(SampleType type) {
        double[] rising = type.isSigned()
                ? new double[] {type.lowest(), -100, -2, -1, 0, 1, 2, 100, top(type)}
                : new double[] {0, 1, 2, 100, 200, top(type)};
        long[] keys = keys(type, rising);
        assertThat(keys).isSorted().doesNotHaveDuplicates();
        assertThat(keys[0]).isNotNegative();
        assertThat(keys[keys.length - 1]).isLessThan(1L << 32);
        for (int i = 0; i < keys.length; i++) {
            if (Math.abs(rising[i]) < 1_000) {
                assertThat(SampleKey.value(type, (int) keys[i])).isEqualTo(rising[i]);
            } else {
                double exact = type == SampleType.FLOAT64 ? Math.copySign(Float.MAX_VALUE, rising[i]) : rising[i];
                assertThat(SampleKey.value(type, (int) keys[i])).isCloseTo(exact, withinPercentage(1e-5));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"UINT8", "INT8", "UINT16", "INT16"})
    void theHighHalfTellsAllOfSmallSamples(SampleType type) {
        for (long key : keys(type, type.lowest(), 1, type.highest())) {
            assertThat(key & 0xFFFF).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"UINT32, 4294967295", "INT32, -2147483648", "INT32, 2147483647", "UINT32, 2147483649"})
    void wholeNumbersOf32BitsStayExact(SampleType type, double value) {
        assertThat(SampleKey.value(type, (int) keys(type, value)[0])).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"FLOAT32", "FLOAT64"})
    void whatIsInfiniteOrNoNumberHasNone(SampleType type) {
        assertThat(keys(type, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .containsOnly(SampleKey.NONE);
    }

    private static double top(SampleType type) {
        return type == SampleType.UINT64 ? 0x1p64 - 2_048 : type == SampleType.INT64 ? 0x1p63 - 1_024 : type.highest();
    }

    private long[] keys(SampleType type, double... samples) {
        Pixels picture = SamplePictures.row(pool, type, samples);
        long[] keys = IntStream.range(0, samples.length)
                .mapToLong(i -> SampleKey.of(type, picture.bytes(), i * type.bytes()))
                .toArray();
        picture.release();
        return keys;
    }
}
