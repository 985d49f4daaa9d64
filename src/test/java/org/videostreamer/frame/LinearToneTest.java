package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.testing.DeepFiles;
import org.videostreamer.testing.SamplePictures;

class LinearToneTest {

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void giveBack() {
        assertThat(pool.lent()).isZero();
        pool.close();
    }

    @ParameterizedTest
    @EnumSource
    void goesFromTheSmallestToTheLargestWhereNothingBoundsTheSamples(SampleType type) {
        double first = type.isSigned() ? -50 : 10;
        SampleRange unknown = new SampleRange(type.bits(), 0, Double.POSITIVE_INFINITY, false);
        assertThat(shades(type, unknown, first + 10, first, first + 50)).containsExactly(51, 0, 255);
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"INT16", "INT32", "INT64", "FLOAT32", "FLOAT64"})
    void isBlackAtTheLowEndOfTheRangeAndBelow(SampleType type) {
        SampleRange told = new SampleRange(16, -100, 155, false);
        assertThat(shades(type, told, -100, 0, 155, -101, 156)).containsExactly(0, 100, 255, 0, 255);
    }

    @ParameterizedTest
    @CsvSource({"-100, 255, true, 0, 100", "-100, 410, false, 50, 100", "50, 255, true, 0, 62"})
    void beginsAtZeroOrAboveWhereTheRangeIsOnlyGuessed(
            double lowest, double highest, boolean guessed, int ofZero, int ofHundred) {
        SampleRange range = new SampleRange(16, lowest, highest, guessed);
        assertThat(shades(SampleType.INT16, range, 0, 100)).containsExactly(ofZero, ofHundred);
    }

    private int[] shades(SampleType type, SampleRange range, double... samples) {
        Pixels deep = SamplePictures.row(pool, type, samples);
        Pixels shown = LinearTone.of(deep, range);
        byte[] bytes = DeepFiles.bytes(shown);
        deep.release();
        shown.release();
        int[] shades = new int[bytes.length];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = bytes[i] & 0xFF;
        }
        return shades;
    }
}
