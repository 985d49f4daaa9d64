package org.videostreamer.measure;

import java.util.Optional;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;

/**
 * What the samples of a picture, or of a part of it, say together. All but the first three are of the finite samples alone,
 * and zero where there is none.
 *
 * @param samples how many there are
 * @param notNumbers how many are no number (NaN)
 * @param infinite how many are infinite
 * @param minimum the smallest
 * @param maximum the largest
 * @param sum of all; exact for whole numbers as long as it needs no more than 53 bits
 * @param mean the sum over their number
 * @param deviation the root of the mean square of what lies between each and the mean
 * @param saturated how many are at the end of the range or beyond it, infinite ones too
 * @param histogram how they are spread
 * @param moments where the light is; empty where it was not asked for, or where the samples have no sum
 */
public record Statistics(
        long samples,
        long notNumbers,
        long infinite,
        double minimum,
        double maximum,
        double sum,
        double mean,
        double deviation,
        long saturated,
        Histogram histogram,
        Optional<Moments> moments) {

    /**
     * Counts in bins of one width.
     *
     * @param low where the first bin begins
     * @param high where the last one ends, which belongs to it
     * @param counts how many samples each holds; those outside are in none
     */
    public record Histogram(double low, double high, long[] counts) {

        /** How many bins each has. */
        public static final int BINS = 256;
    }

    /**
     * First and second moments, of the samples as weights, in pixels of the whole picture; the middle of the first pixel is 0.
     *
     * @param x the centroid's column
     * @param y the centroid's row
     * @param width the deviation of the columns from it; empty where weights below zero leave none
     * @param height the deviation of the rows from it; empty where weights below zero leave none
     */
    public record Moments(double x, double y, Optional<Double> width, Optional<Double> height) {}

    /**
     * Measures a part of a picture.
     *
     * @param picture gray
     * @param part lies in it
     * @param range of its samples: whose end is what a saturated one has, and over which the histogram goes where it has ends
     * @param moments whether these are wanted
     */
    public static Statistics of(Pixels picture, Region part, SampleRange range, boolean moments) {
        SampleType type = picture.format().samples();
        if (type.bytes() <= Short.BYTES) {
            return new SmallSamples(picture, part).statistics(range, moments);
        }
        Optional<Statistics> quick = type == SampleType.FLOAT32 || type == SampleType.INT32
                ? FiniteSamples.statistics(picture, part, range, moments)
                : Optional.empty();
        return quick.orElseGet(() -> new WideSamples(picture, part).statistics(range, moments));
    }
}
