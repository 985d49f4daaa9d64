package org.videostreamer.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a soak has shown.
 *
 * @param samples of all the time, in their order
 * @param calms what the program held at the end of each round, when it was left in peace
 * @param gaps the longest of the undisturbed viewers in each round, in milliseconds by their formats
 * @param happened how often each thing was done
 * @param lost streams that did not come back, with their state
 * @param faults lines of the log that a program without a fault does not write
 * @param alive whether the program lived to the end
 */
record SoakResult(
        List<Sample> samples,
        List<Sample> calms,
        List<Map<String, Double>> gaps,
        Map<String, Integer> happened,
        List<String> lost,
        List<String> faults,
        boolean alive) {

    /** More than this is told; no soak fails by it, because its machine may have been busy with something else. */
    static final double MOST_GAP_MILLIS = 250;

    private static final int MOST_LINES = 20;

    /** What is wrong, a line each; none if nothing is. */
    List<String> failures() {
        List<String> all = new ArrayList<>();
        if (!alive) {
            all.add("the program has ended");
        }
        lost.forEach(stream -> all.add("did not come back: " + stream));
        faults.stream().limit(MOST_LINES).forEach(line -> all.add("in the log: " + line));
        if (calms.size() >= 3) {
            Flatness.judgeAll(calms).stream()
                    .filter(found -> !found.flat())
                    .forEach(found -> all.add("not flat: " + found));
        }
        return all;
    }

    /** The longest of all gaps of a part of the rounds, by format. */
    Map<String, Double> longestGaps(int from, int to) {
        return gaps.subList(from, to).stream()
                .flatMap(round -> round.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Math::max, LinkedHashMap::new));
    }

    /** The longest of all. */
    double longestGap() {
        return Stream.of(longestGaps(0, gaps.size()))
                .flatMap(all -> all.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }
}
