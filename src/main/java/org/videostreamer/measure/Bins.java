package org.videostreamer.measure;

/** Fills a histogram. */
final class Bins {

    private static final int COUNT = Statistics.Histogram.BINS;
    /** For values that are hardly more than nothing. */
    private static final double TINY = 0x1p600;

    private final double low;
    private final double high;
    /** What values are multiplied by first: so there is a number for how far they are apart, and one for the bins in that. */
    private final double unit;

    private final double begin;
    private final double scale;
    private final long[] counts = new long[COUNT];
    /** With one more, for the value that is the high end. */
    private final int[] even = new int[COUNT + 1];

    private final int[] odd = new int[COUNT + 1];

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
        this.unit = unit(this.high - this.low);
        this.begin = this.low * unit;
        this.scale = COUNT / (this.high * unit - begin);
    }

    private static double unit(double width) {
        return Double.isInfinite(width) ? 0.5 : Double.isInfinite(COUNT / width) ? TINY : 1;
    }

    /** Counts a value so many times, if it lies in one. */
    void add(double value, long times) {
        if (value >= low && value <= high) {
            counts[Math.min(COUNT - 1, (int) ((value * unit - begin) * scale))] += times;
        }
    }

    /** Counts the first of some values, which all lie in one; they are lost. */
    void add(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = (values[i] * unit - begin) * scale;
        }
        // Two, because a bin that is met again at once waits until it is counted.
        int i = 0;
        for (; i < count - 1; i += 2) {
            even[(int) values[i]]++;
            odd[(int) values[i + 1]]++;
        }
        if (i < count) {
            even[(int) values[i]]++;
        }
    }

    Statistics.Histogram histogram() {
        long[] all = counts.clone();
        for (int i = 0; i < COUNT; i++) {
            all[i] += (long) even[i] + odd[i];
        }
        all[COUNT - 1] += (long) even[COUNT] + odd[COUNT];
        return new Statistics.Histogram(low, high, all);
    }
}
