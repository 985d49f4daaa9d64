package org.videostreamer.soak;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.videostreamer.bench.Numbers;

/**
 * What has to stay flat, and when it does: its mean over the calms of the last third may be beyond that of the middle third
 * by so much. The first third is not looked at: there the program grows to what it needs.
 */
enum Flatness {
    HEAP("heap in use after a collection, MB", Sample::heapMegabytes, 0.1, 6),
    RESIDENT("resident memory, MB", Sample::residentMegabytes, 0.1, 24),
    PICTURES("memory of pictures and codecs, MB", Sample::pictureMegabytes, 0.1, 16),
    NETWORK("memory of what comes and goes, MB", Sample::networkMegabytes, 0.1, 8),
    THREADS("threads", Sample::threads, 0, 4),
    DESCRIPTORS("descriptors", Sample::descriptors, 0, 6);

    private final String text;
    private final ToDoubleFunction<Sample> value;
    private final double share;
    private final double more;

    Flatness(String text, ToDoubleFunction<Sample> value, double share, double more) {
        this.text = text;
        this.value = value;
        this.share = share;
        this.more = more;
    }

    /**
     * What came out.
     *
     * @param what was looked at
     * @param thirds the means of the calms of each third
     * @param bound that the last must not be beyond
     * @param flat whether it is not
     */
    record Found(Flatness what, List<Double> thirds, double bound, boolean flat) {

        @Override
        public String toString() {
            return what.text + ": " + Numbers.fixed(thirds.get(2), 1) + " in the last third, after "
                    + Numbers.fixed(thirds.get(1), 1) + " in the middle third; the bound is "
                    + Numbers.fixed(bound, 1);
        }
    }

    /** For people. */
    String text() {
        return text;
    }

    /** The bound in words. */
    String rule() {
        return (share > 0 ? "+ " + Math.round(share * 100) + " % " : "") + "+ " + Math.round(more);
    }

    double of(Sample sample) {
        return value.applyAsDouble(sample);
    }

    /** @param calms at least three, in their order */
    Found judge(List<Sample> calms) {
        int third = calms.size() / 3;
        List<Double> thirds = List.of(
                mean(calms.subList(0, third)),
                mean(calms.subList(third, 2 * third)),
                mean(calms.subList(2 * third, calms.size())));
        double bound = thirds.get(1) * (1 + share) + more;
        return new Found(this, thirds, bound, thirds.get(2) <= bound);
    }

    private double mean(List<Sample> samples) {
        return samples.stream().mapToDouble(value).average().orElseThrow();
    }

    /** All of them. */
    static List<Found> judgeAll(List<Sample> calms) {
        return Arrays.stream(values()).map(each -> each.judge(calms)).toList();
    }
}
