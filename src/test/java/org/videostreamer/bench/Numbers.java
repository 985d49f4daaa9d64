package org.videostreamer.bench;

import java.util.List;
import java.util.Locale;

/** Small arithmetic of all measurements. */
public final class Numbers {

    private Numbers() {}

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** How far the values lie apart, as a part of their median. */
    static double spread(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get(sorted.size() - 1) - sorted.get(0)) / median(values);
    }

    /** The value that such a part of all is not above, from 0 to 1; not a number if there is none. */
    static double percentile(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(part * sorted.size())));
    }

    /** With so many decimals. */
    public static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
