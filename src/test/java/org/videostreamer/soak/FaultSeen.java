package org.videostreamer.soak;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What came of a fault.
 *
 * @param sees what a viewer of the stream has seen meanwhile
 * @param log the first warning, or error, that the program wrote; empty if none
 * @param seconds from the fault's end to the next picture of the camera; none if none came
 * @param gapMillis the longest that an undisturbed viewer was without a new picture, from the fault's beginning to the
 *     recovery
 */
record FaultSeen(String sees, String log, Optional<Double> seconds, double gapMillis) {

    private static final int PATIENCE_SECONDS = 60;
    private static final long LOOK_MILLIS = 100;
    private static final int LONGEST_LINE = 160;
    /** Date, time and level before a line's words. */
    private static final String HEAD = "^\\S+ \\S+ (WARN|ERROR) +";

    /** Tries a fault. */
    static FaultSeen of(FaultCase fault, FaultStage stage) throws IOException, InterruptedException {
        try (LiveWatcher watcher = new LiveWatcher(stage.port(), fault.stream())) {
            watcher.awaitLive(PATIENCE_SECONDS)
                    .orElseThrow(() -> new IOException(fault.stream() + " is not live before: " + fault.what()));
            int lines = stage.program().log().size();
            stage.onlookers().begin();
            int cards = watcher.cards();
            int live = watcher.live();
            fault.begin().run(stage);
            Set<String> states = states(fault, stage);
            String sees = sees(watcher, cards, watcher.live() - live, states, fault.seconds());
            fault.end().run(stage);
            long ended = System.nanoTime();
            Optional<Double> seconds = watcher.awaitLive(PATIENCE_SECONDS).map(at -> (at - ended) / 1e9);
            List<String> log = stage.program().log();
            return new FaultSeen(
                    sees,
                    firstWarning(log.subList(lines, log.size())),
                    seconds,
                    stage.onlookers().longest());
        }
    }

    private static Set<String> states(FaultCase fault, FaultStage stage) throws InterruptedException {
        Set<String> states = new LinkedHashSet<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(fault.seconds());
        while (System.nanoTime() < end) {
            Thread.sleep(LOOK_MILLIS);
            try {
                ProgramApi.Stream stream = stage.api().streams().get(fault.stream());
                if (!stream.reason().isEmpty()) {
                    states.add(plain(stream.state() + ": " + stream.reason()));
                }
            } catch (IOException e) {
                // A program without a descriptor to spare answers nobody new.
            }
        }
        return states;
    }

    private static String sees(LiveWatcher watcher, int cardsBefore, int live, Set<String> states, int seconds) {
        if (watcher.isEnded()) {
            return "the connection ends";
        }
        if (watcher.cards() > cardsBefore) {
            String told = states.isEmpty() ? "" : ", " + last(states);
            return "the card" + told;
        }
        return "pictures go on, " + Math.round((double) live / seconds) + " a second"
                + (states.isEmpty() ? "" : ", " + last(states));
    }

    private static String last(Set<String> states) {
        return List.copyOf(states).get(states.size() - 1);
    }

    static String firstWarning(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches(HEAD + ".*"))
                .findFirst()
                .map(line -> plain(line.replaceFirst(HEAD, "")))
                .orElse("");
    }

    /** Without what is another each time. */
    private static String plain(String text) {
        String same = text.replaceAll("127\\.0\\.0\\.\\d+:\\d+|localhost:\\d+", "HOST:PORT");
        return same.length() > LONGEST_LINE ? same.substring(0, LONGEST_LINE) + "…" : same;
    }
}
