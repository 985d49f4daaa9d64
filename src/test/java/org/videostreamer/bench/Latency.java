package org.videostreamer.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How long pictures took from the first byte of their publication to the last byte at a viewer, in milliseconds.
 *
 * @param values one for each picture, in order
 * @param lost published pictures that never came
 */
record Latency(List<Double> values, int lost) {

    /** Pairs publications with arrivals in order; both in nanoseconds. */
    static Latency of(List<Long> published, List<Long> arrived) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < Math.min(published.size(), arrived.size()); i++) {
            values.add((arrived.get(i) - published.get(i)) / 1e6);
        }
        return new Latency(values, published.size() - values.size());
    }

    double percentile(double part) {
        return Numbers.percentile(values, part);
    }

    /** The last third's median less the first third's: a backlog that grows shows here. */
    double growth() {
        int third = values.size() / 3;
        return Numbers.median(values.subList(values.size() - third, values.size()))
                - Numbers.median(values.subList(0, third));
    }
}
