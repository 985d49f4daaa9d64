package org.videostreamer.measure;

import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;
import static org.bytedeco.opencv.global.opencv_core.sumElems;

import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.Size;

/**
 * Measures samples of 32 bits of the types of detectors, floating point numbers and integers with a sign, where all are finite: as
 * {@link WideSamples} does any, in half the time. First OpenCV finds how far they reach and what they add up to, in double
 * precision; then their rows are read once.
 */
final class FiniteSamples {

    private final Pixels picture;
    private final Region part;

    private FiniteSamples(Pixels picture, Region part) {
        this.picture = picture;
        this.part = part;
    }

    /** The statistics; empty where a sample is infinite or no number. */
    static Optional<Statistics> statistics(Pixels picture, Region part, SampleRange range, boolean moments) {
        return new FiniteSamples(picture, part).statistics(range, moments);
    }

    private Optional<Statistics> statistics(SampleRange range, boolean moments) {
        try (Rect area = new Rect(
                        part.x(), part.y(), part.size().width(), part.size().height());
                Mat seen = new Mat(picture.mat(), area);
                Scalar sums = sumElems(seen);
                DoublePointer least = new DoublePointer(1);
                DoublePointer most = new DoublePointer(1)) {
            double sum = sums.get(0);
            if (sum - sum != 0) {
                return Optional.empty();
            }
            minMaxLoc(seen, least, most, null, null, null);
            return Optional.of(statistics(range, sum, least.get(), most.get(), moments));
        }
    }

    private Statistics statistics(SampleRange range, double sum, double minimum, double maximum, boolean moments) {
        Size size = part.size();
        double mean = sum / size.area();
        Bins bins = new Bins(minimum, maximum);
        SampleRows rows = new SampleRows(picture, part);
        double[] row = new double[size.width()];
        double[] squares = new double[row.length];
        double[] columnSums = new double[row.length];
        double[] rowSums = new double[size.height()];
        long saturated = 0;
        for (int y = 0; y < size.height(); y++) {
            rows.read(y, row);
            addSquares(squares, row, mean);
            if (moments) {
                add(columnSums, row);
                rowSums[y] = WideSamples.sum(row, row.length);
            }
            saturated += maximum >= range.highest() ? saturated(row, range.highest()) : 0;
            bins.add(row, row.length);
        }
        return new Statistics(
                size.area(),
                0,
                0,
                minimum,
                maximum,
                sum,
                mean,
                Math.sqrt(WideSamples.sum(squares, squares.length) / size.area()),
                saturated,
                bins.histogram(),
                moments ? Weights.moments(part, rowSums, columnSums) : Optional.empty());
    }

    /** For each column alone, like all that is added here: so the processor takes several at once. */
    private static void addSquares(double[] squares, double[] row, double mean) {
        for (int x = 0; x < squares.length; x++) {
            squares[x] += (row[x] - mean) * (row[x] - mean);
        }
    }

    private static void add(double[] sums, double[] row) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += row[x];
        }
    }

    private static long saturated(double[] row, double top) {
        long count = 0;
        for (double value : row) {
            count += value >= top ? 1 : 0;
        }
        return count;
    }
}
