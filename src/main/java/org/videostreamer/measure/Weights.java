package org.videostreamer.measure;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.videostreamer.frame.Region;

/** Where the light is: the sums of all rows and columns, of which the moments are made. */
final class Weights {

    private final Region part;
    private final double[] rows;
    private final double[] columns;
    /** Whole numbers are added up as such, which is exact. */
    private final long[] wholeColumns;

    Weights(Region part) {
        this.part = part;
        this.rows = new double[part.size().height()];
        this.columns = new double[part.size().width()];
        this.wholeColumns = new long[part.size().width()];
    }

    /**
     * Adds a row of small numbers.
     *
     * @param y counted from the first row of the part
     * @param offset by which each is larger than what it stands for, and the bit that turns its sign
     * @param mask its bits
     */
    void row(int y, short[] row, int offset, int mask) {
        long sum = 0;
        for (int x = 0; x < row.length; x++) {
            int value = ((row[x] ^ offset) & mask) - offset;
            wholeColumns[x] += value;
            sum += value;
        }
        rows[y] = sum;
    }

    /**
     * Adds a row of which all are finite, or stand for nothing as 0.
     *
     * @param y counted from the first row of the part
     */
    void row(int y, double[] row) {
        double sum = 0;
        for (int x = 0; x < row.length; x++) {
            columns[x] += row[x];
            sum += row[x];
        }
        rows[y] = sum;
    }

    /** The moments; nothing where the weights have no sum. */
    Optional<Statistics.Moments> moments() {
        double[] across = IntStream.range(0, columns.length)
                .mapToDouble(x -> columns[x] + wholeColumns[x])
                .toArray();
        double all = DoubleStream.of(rows).sum();
        if (all == 0 || all - all != 0) {
            return Optional.empty();
        }
        double x = mean(across, all);
        double y = mean(rows, all);
        return Optional.of(
                new Statistics.Moments(part.x() + x, part.y() + y, spread(across, x, all), spread(rows, y, all)));
    }

    private static double mean(double[] weights, double all) {
        return IntStream.range(0, weights.length)
                        .mapToDouble(i -> weights[i] * i)
                        .sum()
                / all;
    }

    private static Optional<Double> spread(double[] weights, double middle, double all) {
        double square = IntStream.range(0, weights.length)
                        .mapToDouble(i -> weights[i] * square(i - middle))
                        .sum()
                / all;
        return square >= 0 ? Optional.of(Math.sqrt(square)) : Optional.empty();
    }

    private static double square(double number) {
        return number * number;
    }
}
