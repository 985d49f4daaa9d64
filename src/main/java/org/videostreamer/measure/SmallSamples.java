package org.videostreamer.measure;

import java.util.Optional;
import java.util.stream.LongStream;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleRange;

/**
 * Measures samples of 8 and 16 bits: how often each value occurs says all but where the light is, in whole numbers. Negative
 * ones are counted from the lowest there can be.
 */
final class SmallSamples {

    private final Region part;
    private final PackedRows rows;
    private final int offset;
    /** Two, because a value that comes again at once waits until it is counted. */
    private final int[] counts;

    private final int[] others;

    SmallSamples(Pixels picture, Region part) {
        this.part = part;
        this.rows = new PackedRows(picture, part);
        this.offset = rows.offset();
        int values = 1 << picture.format().samples().bits();
        this.counts = new int[values];
        this.others = new int[values];
    }

    Statistics statistics(SampleRange range, boolean moments) {
        int height = part.size().height();
        PackedSums sums = new PackedSums(rows, part.size().width());
        double[] rowSums = new double[height];
        for (int y = 0; y < height; y++) {
            long[] row = rows.read(y);
            count(row);
            if (moments) {
                rowSums[y] = sums.add(row);
            }
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others[i];
        }
        counts[0] -= rows.padding() * height;
        return told(
                range,
                moments
                        ? Weights.moments(
                                part,
                                rowSums,
                                LongStream.of(sums.columns()).asDoubleStream().toArray())
                        : Optional.empty());
    }

    private void count(long[] row) {
        int[] some = counts;
        int[] rest = others;
        for (long four : row) {
            // By the lengths, powers of two, so that the compiler knows that no index is beyond them.
            some[(int) four & some.length - 1]++;
            rest[(int) (four >>> Short.SIZE) & rest.length - 1]++;
            some[(int) (four >>> Integer.SIZE) & some.length - 1]++;
            rest[(int) (four >>> Integer.SIZE + Short.SIZE) & rest.length - 1]++;
        }
    }

    private Statistics told(SampleRange range, Optional<Statistics.Moments> moments) {
        int lowest = 0;
        while (counts[lowest] == 0) {
            lowest++;
        }
        int highest = counts.length - 1;
        while (counts[highest] == 0) {
            highest--;
        }
        long samples = part.size().area();
        long sum = 0;
        long saturated = 0;
        Bins bins = new Bins(range.lowest(), range.highest() + 1);
        for (int i = lowest; i <= highest; i++) {
            sum += (long) counts[i] * (i - offset);
            saturated += i - offset >= range.highest() ? counts[i] : 0;
            bins.add(i - offset, counts[i]);
        }
        double mean = (double) sum / samples;
        double squares = 0;
        for (int i = lowest; i <= highest; i++) {
            double off = i - offset - mean;
            squares += counts[i] * off * off;
        }
        return new Statistics(
                samples,
                0,
                0,
                lowest - offset,
                highest - offset,
                sum,
                mean,
                Math.sqrt(squares / samples),
                saturated,
                bins.histogram(),
                moments);
    }
}
