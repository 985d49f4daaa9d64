package org.videostreamer.measure;

/** Fills a histogram. */
final class Bins {

    private static final int COUNT = Statistics.Histogram.BINS;

    private final double low;
    private final double high;
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
        this.scale = COUNT / (this.high - this.low);
    }

    /** Counts a value so many times, if it lies in one. */
    void add(double value, long times) {
        if (value >= low && value <= high) {
            counts[Math.min(COUNT - 1, (int) ((value - low) * scale))] += times;
        }
    }

    /** Counts the first of some values, which all lie in one; they are lost. */
    void add(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = (values[i] - low) * scale;
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
