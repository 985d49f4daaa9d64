package org.videostreamer.measure;

/** Fills a histogram. */
final class Bins {

    private static final int COUNT = Statistics.Histogram.BINS;

    private final double low;
    private final double high;
    private final double scale;
    private final long[] counts = new long[COUNT];

    /**
     * Empty bins.
     *
     * @param low where the first begins
     * @param high where the last ends; where it is not above the low end, one around both
     */
    Bins(double low, double high) {
        boolean wide = high > low;
        this.low = wide ? low : low - 0.5;
        this.high = wide ? high : high + 0.5;
        this.scale = COUNT / (this.high - this.low);
    }

    /** Counts a value so many times, if it lies in one. */
    void add(double value, long times) {
        if (value >= low && value <= high) {
            counts[Math.min(COUNT - 1, (int) ((value - low) * scale))] += times;
        }
    }

    /** Counts a value that lies in one. */
    void add(double value) {
        int bin = (int) ((value - low) * scale);
        counts[bin < COUNT ? bin : COUNT - 1]++;
    }

    Statistics.Histogram histogram() {
        return new Statistics.Histogram(low, high, counts);
    }
}
