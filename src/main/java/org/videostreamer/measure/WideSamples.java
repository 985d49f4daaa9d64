package org.videostreamer.measure;

import java.util.Optional;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleRange;

/**
 * Measures samples of 32 and 64 bits, whole and floating, in two passes: the first finds how far they reach and their mean,
 * the second how they lie around it.
 */
final class WideSamples {

    /** Sums that grow side by side: one addition does not wait for the one before. */
    private static final int LANES = 4;

    private final Region part;
    private final SampleRows rows;
    private final double[] row;

    private long notNumbers;
    private long infinite;
    private long saturated;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private final double[] sums = new double[LANES];

    WideSamples(Pixels picture, Region part) {
        this.part = part;
        this.rows = new SampleRows(picture, part);
        this.row = new double[part.size().width()];
    }

    Statistics statistics(SampleRange range, boolean moments) {
        Weights weights = new Weights(part);
        for (int y = 0; y < part.size().height(); y++) {
            rows.read(y, row);
            reach(range.highest());
            if (moments) {
                weights.row(y, row);
            }
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
        double sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        double mean = sum / finite;
        Bins bins = new Bins(minimum, maximum);
        double squares = 0;
        for (int y = 0; y < part.size().height(); y++) {
            rows.read(y, row);
            squares += squares(mean, bins);
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
                moments ? weights.moments() : Optional.empty());
    }

    /** Afterwards the row has 0 where its sample was not finite. */
    private void reach(double top) {
        double least = minimum;
        double most = maximum;
        double[] sum = {0, 0, 0, 0};
        for (int x = 0; x < row.length; x++) {
            double value = row[x];
            if (value >= top) {
                saturated++;
            }
            if (value - value == 0) {
                least = value < least ? value : least;
                most = value > most ? value : most;
                sum[x & LANES - 1] += value;
            } else {
                count(value);
                row[x] = 0;
            }
        }
        minimum = least;
        maximum = most;
        for (int i = 0; i < LANES; i++) {
            sums[i] += sum[i];
        }
    }

    private void count(double notFinite) {
        if (Double.isNaN(notFinite)) {
            notNumbers++;
        } else {
            infinite++;
        }
    }

    private double squares(double mean, Bins bins) {
        double even = 0;
        double odd = 0;
        for (int x = 0; x < row.length; x++) {
            double value = row[x];
            if (value - value == 0) {
                bins.add(value);
                double off = value - mean;
                even += (x & 1) == 0 ? off * off : 0;
                odd += (x & 1) == 0 ? 0 : off * off;
            }
        }
        return even + odd;
    }
}
