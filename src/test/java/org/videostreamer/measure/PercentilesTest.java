package org.videostreamer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.SamplePictures;

class PercentilesTest {

    private final PixelsPool pool = new PixelsPool();
    private final Percentiles percentiles = new Percentiles();

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void areValuesOfSamplesInEveryType(SampleType type) {
        double first = type.isSigned() ? -50 : 0;
        look(SamplePictures.of(pool, type, new Size(101, 3), (x, y) -> first + x));
        assertThat(percentiles.between(0, 100)).hasValue(new Span(first, first + 100));
        assertThat(percentiles.between(10, 90)).hasValue(new Span(first + 10, first + 90));
        assertThat(percentiles.between(50, 50.5)).hasValue(new Span(first + 50, first + 50));
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"UINT32", "UINT64", "FLOAT32", "FLOAT64"})
    void areExactForTheOthersHoweverLargeSomeAre(SampleType type) {
        double huge = type.isFloat() ? 1e30 : 4e9;
        look(SamplePictures.of(pool, type, new Size(100, 100), (x, y) -> x == 7 && y == 7 ? huge : 1_000 + x));
        assertThat(percentiles.between(1.5, 98.5)).hasValue(new Span(1_001, 1_098));
    }

    @Test
    void tellFloatsThatAreNearToEachOtherApart() {
        look(SamplePictures.of(pool, SampleType.FLOAT32, new Size(101, 1), (x, y) -> 1_000_000 + x / 16));
        assertThat(percentiles.between(10, 90)).hasValue(new Span(1_000_000.625, 1_000_005.625));
    }

    @Test
    void whatIsNoNumberOrInfiniteDoesNotCount() {
        look(SamplePictures.row(
                pool, SampleType.FLOAT32, Double.NaN, 3, Double.POSITIVE_INFINITY, -4, Double.NEGATIVE_INFINITY, -0.0));
        assertThat(percentiles.between(0, 100)).hasValue(new Span(-4, 3));
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"FLOAT32", "FLOAT64"})
    void thereAreNoneWhereNothingIsFinite(SampleType type) {
        look(SamplePictures.row(pool, type, Double.NaN, Double.POSITIVE_INFINITY));
        assertThat(percentiles.between(0, 100)).isEqualTo(Optional.empty());
    }

    @Test
    void largePicturesAreLookedAtInAGridThatSeesEvenAndOddColumns() {
        look(SamplePictures.of(pool, SampleType.UINT16, new Size(2_048, 2_048), (x, y) -> x % 2 == 0 ? 100 : 200));
        assertThat(percentiles.between(10, 90)).hasValue(new Span(100, 200));
    }

    @Test
    void allComponentsOfAColourCountAlike() {
        Pixels colour = pool.make(
                PixelFormat.BGR24,
                new Size(1, 1),
                out -> out.bytes().put((byte) 10).put((byte) 20).put((byte) 240));
        look(colour);
        assertThat(percentiles.between(0, 100)).hasValue(new Span(10, 240));
        assertThat(percentiles.between(50, 100)).hasValue(new Span(20, 240));
    }

    @Test
    void everyRowCounts() {
        look(SamplePictures.of(pool, SampleType.UINT16, new Size(2, 5), (x, y) -> 10 * y));
        assertThat(percentiles.between(0, 50)).hasValue(new Span(0, 20));
        assertThat(percentiles.between(80, 100)).hasValue(new Span(30, 40));
    }

    @Test
    void ofThePictureBeforeNothingCounts() {
        look(SamplePictures.row(pool, SampleType.UINT32, 1, 2, 3, 4));
        look(SamplePictures.row(pool, SampleType.UINT32, 200_000, 300_000));
        assertThat(percentiles.between(0, 100)).hasValue(new Span(200_000, 300_000));
        look(SamplePictures.row(pool, SampleType.UINT8, 7));
        assertThat(percentiles.between(0, 100)).hasValue(new Span(7, 7));
    }

    private void look(Pixels picture) {
        percentiles.look(picture);
        picture.release();
    }
}
