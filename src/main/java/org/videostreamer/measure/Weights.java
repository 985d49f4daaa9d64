package org.videostreamer.measure;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.videostreamer.frame.Region;

/** Where the light is, by the sums of all rows and columns: moments need no more. */
final class Weights {

    private Weights() {}

    /**
     * The moments; nothing where the weights have no sum.
     *
     * @param part whose sums these are
     */
    static Optional<Statistics.Moments> moments(Region part, double[] rows, double[] columns) {
        double all = DoubleStream.of(rows).sum();
        if (all == 0 || all - all != 0) {
            return Optional.empty();
        }
        double x = mean(columns, all);
        double y = mean(rows, all);
        return Optional.of(
                new Statistics.Moments(part.x() + x, part.y() + y, spread(columns, x, all), spread(rows, y, all)));
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
