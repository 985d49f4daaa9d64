package org.videostreamer.measure;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleRange;

/**
 * Measures samples of 32 and 64 bits, whole and floating, in two passes: the first finds how far they reach and their mean,
 * the second how they lie around it.
 */
final class WideSamples {

    private final Region part;
    private final SampleRows rows;
    private final double[] row;
    private final double[] rowSums;
    private final double[] columnSums;

    private long notNumbers;
    private long infinite;
    private long saturated;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    WideSamples(Pixels picture, Region part) {
        this.part = part;
        this.rows = new SampleRows(picture, part);
        this.row = new double[part.size().width()];
        this.rowSums = new double[part.size().height()];
        this.columnSums = new double[part.size().width()];
    }

    Statistics statistics(SampleRange range, boolean moments) {
        double sum = 0;
        for (int y = 0; y < part.size().height(); y++) {
            rows.read(y, row);
            double whole = sum(row, row.length);
            boolean clean = Double.isFinite(whole);
            if (!clean) {
                countOthers(range.highest());
            }
            if (moments) {
                weigh(y, clean ? row : withoutOthers());
            }
            int finite = clean ? row.length : compact();
            sum += clean ? whole : sum(row, finite);
            reach(finite, range.highest());
        }
        long samples = part.size().area();
        long finite = samples - notNumbers - infinite;
        if (finite == 0) {
            return new Statistics(
                    samples,
                    notNumbers,
                    infinite,
                    0,
                    0,
                    0,
                    0,
                    0,
                    saturated,
                    new Bins(0, 1).histogram(),
                    Optional.empty());
        }
        double mean = sum / finite;
        Bins bins = new Bins(minimum, maximum);
        double squares = 0;
        for (int y = 0; y < part.size().height(); y++) {
            rows.read(y, row);
            int count = finite == samples ? row.length : compact();
            squares += squares(count, mean);
            bins.add(row, count);
        }
        return new Statistics(
                samples,
                notNumbers,
                infinite,
                minimum,
                maximum,
                sum,
                mean,
                Math.sqrt(squares / finite),
                saturated,
                bins.histogram(),
                moments ? Weights.moments(part, rowSums, columnSums) : Optional.empty());
    }

    /** Adds a row of which all are finite, or stand for nothing as 0. */
    private void weigh(int y, double[] weights) {
        for (int x = 0; x < columnSums.length; x++) {
            columnSums[x] += weights[x];
        }
        rowSums[y] = sum(weights, weights.length);
    }

    /** Of the first of some values; four sums grow side by side, so that no addition waits for the one before. */
    static double sum(double[] values, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int x = 0;
        for (; x < count - 3; x += 4) {
            a += values[x];
            b += values[x + 1];
            c += values[x + 2];
            d += values[x + 3];
        }
        for (; x < count; x++) {
            a += values[x];
        }
        return a + b + (c + d);
    }

    private double squares(int count, double mean) {
        double a = 0;
        double b = 0;
        int x = 0;
        for (; x < count - 1; x += 2) {
            a += (row[x] - mean) * (row[x] - mean);
            b += (row[x + 1] - mean) * (row[x + 1] - mean);
        }
        for (; x < count; x++) {
            a += (row[x] - mean) * (row[x] - mean);
        }
        return a + b;
    }

    private void reach(int count, double top) {
        double least = minimum;
        double most = Double.NEGATIVE_INFINITY;
        for (int x = 0; x < count; x++) {
            double value = row[x];
            least = value < least ? value : least;
            most = value > most ? value : most;
        }
        if (most >= top) {
            saturated += DoubleStream.of(row)
                    .limit(count)
                    .filter(value -> value >= top)
                    .count();
        }
        minimum = least;
        maximum = Math.max(maximum, most);
    }

    private void countOthers(double top) {
        for (double value : row) {
            if (Double.isNaN(value)) {
                notNumbers++;
            } else if (Double.isInfinite(value)) {
                infinite++;
                saturated += value >= top ? 1 : 0;
            }
        }
    }

    /** The row with 0 where a sample is not finite. */
    private double[] withoutOthers() {
        return DoubleStream.of(row)
                .map(value -> Double.isFinite(value) ? value : 0)
                .toArray();
    }

    /** Brings the finite samples of the row to its front; how many they are. */
    private int compact() {
        int count = 0;
        for (double value : row) {
            if (value - value == 0) {
                row[count++] = value;
            }
        }
        return count;
    }
}
