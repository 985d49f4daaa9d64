package org.videostreamer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.SamplePictures;

class StatisticsTest {

    private final PixelsPool pool = new PixelsPool();

    /** The samples are 0 to 11, or half of them below 0. */
    @ParameterizedTest
    @EnumSource(SampleType.class)
    void areThoseOfTheSamplesInEveryType(SampleType type) {
        double first = type.isSigned() ? -6 : 0;
        Statistics found = of(SamplePictures.of(pool, type, new Size(4, 3), (x, y) -> first + x + 4 * y));
        assertThat(found.samples()).isEqualTo(12);
        assertThat(found.minimum()).isEqualTo(first);
        assertThat(found.maximum()).isEqualTo(first + 11);
        assertThat(found.sum()).isEqualTo(66 + 12 * first);
        assertThat(found.mean()).isEqualTo(5.5 + first);
        assertThat(found.deviation()).isEqualTo(Math.sqrt(143 / 12.0), offset(1e-12));
        assertThat(LongStream.of(found.histogram().counts()).sum()).isEqualTo(12);
    }

    /** A spot of three pixels in a row, the middle one twice as bright, at column 5 and row 2. */
    @ParameterizedTest
    @EnumSource(SampleType.class)
    void momentsTellWhereTheLightIs(SampleType type) {
        Pixels spot = SamplePictures.of(
                pool, type, new Size(12, 7), (x, y) -> y != 2 ? 0 : x == 5 ? 100 : Math.abs(x - 5) == 1 ? 50 : 0);
        Statistics.Moments moments = of(spot).moments().orElseThrow();
        assertThat(moments.x()).isEqualTo(5, offset(1e-12));
        assertThat(moments.y()).isEqualTo(2, offset(1e-12));
        assertThat(moments.width().orElseThrow()).isEqualTo(Math.sqrt(0.5), offset(1e-12));
        assertThat(moments.height().orElseThrow()).isEqualTo(0, offset(1e-12));
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"UINT8", "UINT16", "FLOAT32"})
    void aPartIsMeasuredAloneAndPlacedInThePicture(SampleType type) {
        Pixels picture =
                SamplePictures.of(pool, type, new Size(20, 20), (x, y) -> x == 12 && y == 9 ? 8 : x < 10 ? 100 : 0);
        Statistics found = Statistics.of(picture, new Region(10, 5, new Size(5, 10)), SampleRange.of(type), true);
        picture.release();
        assertThat(found.samples()).isEqualTo(50);
        assertThat(found.sum()).isEqualTo(8);
        assertThat(found.moments().orElseThrow().x()).isEqualTo(12);
        assertThat(found.moments().orElseThrow().y()).isEqualTo(9);
    }

    @Test
    void whatIsNotFiniteIsCountedAndNothingElse() {
        Statistics found = of(SamplePictures.row(
                pool,
                SampleType.FLOAT32,
                Double.NaN,
                2,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                4,
                Double.NaN));
        assertThat(found.notNumbers()).isEqualTo(2);
        assertThat(found.infinite()).isEqualTo(2);
        assertThat(found.minimum()).isEqualTo(2);
        assertThat(found.maximum()).isEqualTo(4);
        assertThat(found.mean()).isEqualTo(3);
        assertThat(found.deviation()).isEqualTo(1);
        assertThat(found.saturated()).isEqualTo(1);
        assertThat(found.histogram().counts()[0]).isEqualTo(1);
        assertThat(found.histogram().counts()[255]).isEqualTo(1);
        assertThat(found.moments().orElseThrow().x()).isEqualTo((2 * 1 + 4 * 4) / 6.0);
    }

    @Test
    void whereNothingIsFiniteAllIsZero() {
        Statistics found = of(SamplePictures.row(pool, SampleType.FLOAT64, Double.NaN, Double.NaN));
        assertThat(found.notNumbers()).isEqualTo(2);
        assertThat(found.minimum()).isZero();
        assertThat(found.mean()).isZero();
        assertThat(found.moments()).isEqualTo(Optional.empty());
    }

    @Test
    void samplesAtBothEndsOfWhatANumberHoldsAreMeasured() {
        double most = Double.MAX_VALUE;
        Statistics found = of(SamplePictures.row(pool, SampleType.FLOAT64, -most, most, 0));
        assertThat(found.minimum()).isEqualTo(-most);
        assertThat(found.maximum()).isEqualTo(most);
        assertThat(found.mean()).isZero();
        assertThat(found.deviation()).isInfinite();
        assertThat(found.histogram().counts()[0]).isEqualTo(1);
        assertThat(found.histogram().counts()[128]).isEqualTo(1);
        assertThat(found.histogram().counts()[255]).isEqualTo(1);
        Statistics least = of(SamplePictures.row(pool, SampleType.FLOAT64, 0, Double.MIN_VALUE));
        assertThat(least.histogram().counts()[0]).isEqualTo(1);
        assertThat(least.histogram().counts()[255]).isEqualTo(1);
    }

    @Test
    void samplesThatAreAllTheSameLieInOneBin() {
        Statistics found = of(SamplePictures.of(pool, SampleType.FLOAT32, new Size(5, 5), (x, y) -> 7));
        assertThat(found.deviation()).isZero();
        assertThat(LongStream.of(found.histogram().counts()).max()).hasValue(25);
        assertThat(found.histogram().low()).isEqualTo(6.5);
        assertThat(found.histogram().high()).isEqualTo(7.5);
    }

    @Test
    void binsGoOverTheRangeAndWhatIsAtItsEndIsSaturated() {
        Pixels picture = SamplePictures.row(pool, SampleType.UINT16, 0, 15, 16, 4_094, 4_095, 5_000);
        Statistics found =
                Statistics.of(picture, Region.all(picture.size()), SampleRange.ofBits(SampleType.UINT16, 12), false);
        picture.release();
        assertThat(found.saturated()).isEqualTo(2);
        assertThat(found.histogram().low()).isZero();
        assertThat(found.histogram().high()).isEqualTo(4_096);
        assertThat(found.histogram().counts()[0]).isEqualTo(2);
        assertThat(found.histogram().counts()[1]).isEqualTo(1);
        assertThat(found.histogram().counts()[255]).isEqualTo(2);
        assertThat(found.moments()).isEqualTo(Optional.empty());
    }

    @Test
    void weightsThatEvenOutHaveNoCentroid() {
        assertThat(of(SamplePictures.row(pool, SampleType.INT16, -5, 5)).moments())
                .isEqualTo(Optional.empty());
    }

    @Test
    void sumsOfWholeNumbersAreExactInLargePictures() {
        Statistics found = of(SamplePictures.of(pool, SampleType.UINT16, new Size(2_049, 1_025), (x, y) -> 65_535));
        assertThat(found.sum()).isEqualTo(2_049.0 * 1_025 * 65_535);
        assertThat(found.moments().orElseThrow().x()).isEqualTo(1_024, offset(1e-9));
    }

    /** Rows are read several samples at a time, so those that are left over count too. */
    @ParameterizedTest
    @CsvSource({"UINT8", "INT16", "UINT16", "INT32", "UINT32", "FLOAT32", "FLOAT64"})
    void rowsOfAnyLengthAreMeasuredToTheirEnd(SampleType type) {
        for (int width = 1; width < 10; width++) {
            double[] samples =
                    IntStream.rangeClosed(1, width).mapToDouble(i -> i * i).toArray();
            Statistics found = of(SamplePictures.row(pool, type, samples));
            double mean = DoubleStream.of(samples).sum() / width;
            double squares = DoubleStream.of(samples)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            assertThat(found.sum()).isEqualTo(DoubleStream.of(samples).sum());
            assertThat(found.mean()).isEqualTo(mean);
            assertThat(found.deviation()).isEqualTo(Math.sqrt(squares / width), offset(1e-12));
            assertThat(found.maximum()).isEqualTo(width * width);
        }
    }

    /** The same samples, one after the other and with others between them that do not count. */
    @Test
    void rowsAreMeasuredToTheirEndWhereOthersStandAmongTheirSamples() {
        for (int width = 1; width < 10; width++) {
            double[] samples = IntStream.range(0, 2 * width)
                    .mapToDouble(i -> i % 2 == 0 ? i + 1 : Double.NaN)
                    .toArray();
            Statistics found = of(SamplePictures.row(pool, SampleType.FLOAT64, samples));
            assertThat(found.notNumbers()).isEqualTo(width);
            assertThat(found.sum()).isEqualTo(width * width);
            assertThat(found.mean()).isEqualTo(width);
            assertThat(found.deviation()).isEqualTo(Math.sqrt((width * width - 1) / 3.0), offset(1e-12));
            assertThat(LongStream.of(found.histogram().counts()).sum()).isEqualTo(width);
        }
    }

    @ParameterizedTest
    @CsvSource({"UINT8, 200", "INT16, 30000", "INT32, 30000", "FLOAT32, 30000", "FLOAT64, 30000"})
    void whatIsAtTheEndOfTheRangeOrBeyondIsSaturated(SampleType type, double top) {
        Pixels picture = SamplePictures.of(pool, type, new Size(4, 2), (x, y) -> y == 0 ? top - x : top - 2 + x);
        SampleRange range = SampleRange.told(type, 0, top);
        Statistics found = Statistics.of(picture, Region.all(picture.size()), range, true);
        picture.release();
        assertThat(found.saturated()).isEqualTo(3);
        assertThat(found.minimum()).isEqualTo(top - 3);
        assertThat(found.maximum()).isEqualTo(top + 1);
    }

    @Test
    void whatIsInfiniteIsSaturatedOnlyAboveTheRange() {
        Statistics found = of(SamplePictures.row(
                pool,
                SampleType.FLOAT32,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.NaN));
        assertThat(found.samples()).isEqualTo(4);
        assertThat(found.infinite()).isEqualTo(3);
        assertThat(found.saturated()).isEqualTo(2);
        assertThat(found.maximum()).isZero();
        assertThat(found.sum()).isZero();
        assertThat(found.deviation()).isZero();
        assertThat(found.histogram().low()).isZero();
        assertThat(found.histogram().high()).isEqualTo(1);
        assertThat(LongStream.of(found.histogram().counts()).sum()).isZero();
    }

    @Test
    void momentsOfSignedWeightsMayHaveNoWidth() {
        Statistics.Moments moments = of(SamplePictures.row(pool, SampleType.INT16, -2, 5, -2))
                .moments()
                .orElseThrow();
        assertThat(moments.x()).isEqualTo(1);
        assertThat(moments.width()).isEmpty();
        assertThat(moments.height()).hasValue(0.0);
    }

    @Test
    void momentsAreOnlyMadeWhereTheyAreWanted() {
        Pixels picture = SamplePictures.row(pool, SampleType.FLOAT32, 1, 2);
        assertThat(Statistics.of(picture, Region.all(picture.size()), SampleRange.of(SampleType.FLOAT32), false)
                        .moments())
                .isEqualTo(Optional.empty());
        picture.release();
    }

    private static Statistics of(Pixels picture) {
        Statistics found = Statistics.of(
                picture,
                Region.all(picture.size()),
                SampleRange.of(picture.format().samples()),
                true);
        picture.release();
        return found;
    }
}
