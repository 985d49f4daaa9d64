package org.videostreamer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinsTest {

    private final Bins bins = new Bins(100, 356);

    @ParameterizedTest
    @CsvSource({"100, 0", "100.9, 0", "101, 1", "355, 255", "355.9, 255", "356, 255"})
    void aValueLiesInTheBinThatBeginsAtItOrBelow(double value, int bin) {
        bins.add(value, 3);
        bins.add(new double[] {value, value}, 2);
        assertThat(counts()[bin]).isEqualTo(5);
        assertThat(LongStream.of(counts()).sum()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"99.9", "356.1"})
    void whatLiesOutsideIsInNone(double value) {
        bins.add(value, 1);
        assertThat(counts()).containsOnly(0);
    }

    @Test
    void ofARowTheFirstCount() {
        bins.add(new double[] {100, 101, 101, 100}, 3);
        assertThat(counts()).startsWith(1, 2, 0);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7, 6"})
    void aRangeWithoutWidthIsOneAroundIt(double low, double high) {
        Statistics.Histogram found = new Bins(low, high).histogram();
        assertThat(found.low()).isEqualTo(6.5);
        assertThat(found.high()).isEqualTo(high + 0.5);
    }

    @Test
    void whatIsFurtherApartThanANumberCanTellIsCountedInItsBins() {
        double most = Double.MAX_VALUE;
        Bins far = new Bins(-most, most);
        far.add(new double[] {-most, 0, most, most / 2}, 4);
        far.add(-most, 2);
        far.add(most, 1);
        Statistics.Histogram found = far.histogram();
        assertThat(found.low()).isEqualTo(-most);
        assertThat(found.high()).isEqualTo(most);
        assertThat(LongStream.of(found.counts()).sum()).isEqualTo(7);
        assertThat(found.counts()[0]).isEqualTo(3);
        assertThat(found.counts()[128]).isEqualTo(1);
        assertThat(found.counts()[192]).isEqualTo(1);
        assertThat(found.counts()[255]).isEqualTo(2);
    }

    @Test
    void whatIsHardlyMoreThanNothingIsCountedInItsBins() {
        Bins close = new Bins(0, Double.MIN_VALUE);
        close.add(new double[] {0, Double.MIN_VALUE, 0}, 3);
        close.add(Double.MIN_VALUE, 4);
        assertThat(close.histogram().counts()[0]).isEqualTo(2);
        assertThat(close.histogram().counts()[255]).isEqualTo(5);
    }

    private long[] counts() {
        return bins.histogram().counts();
    }
}
