package org.videostreamer.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that is wrong in a configuration file, told at once in the order of the file. */
final class Problems {

    private static final int MOST_TOLD = 50;

    private record Problem(Place place, Supplier<String> reason) {}

    private final List<Problem> all = new ArrayList<>();

    /** Notes that something is wrong at a place: the value, and what was expected. */
    void add(Place place, String reason) {
        add(place, () -> reason);
    }

    /** The same with words that take a while to find, and are looked for only if they are told. */
    void add(Place place, Supplier<String> reason) {
        all.add(new Problem(place, reason));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** @throws ConfigException with a line for each, if there are any */
    void refuseIfAny() throws ConfigException {
        if (!isEmpty()) {
            throw new ConfigException(lines());
        }
    }

    private List<String> lines() {
        Stream<String> told = all.stream()
                .sorted(Comparator.comparingInt(
                                (Problem problem) -> problem.place().line())
                        .thenComparingInt(problem -> problem.place().column()))
                .limit(MOST_TOLD)
                .map(problem -> problem.place() + ": " + problem.reason().get());
        int untold = all.size() - MOST_TOLD;
        return Stream.concat(
                        told,
                        untold > 0
                                ? Stream.of(all.get(0).place().file() + ": " + untold + " more of the kind")
                                : Stream.empty())
                .toList();
    }
}
