package org.videostreamer.output.webrtc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * Which shared packet a viewer got under which of its own numbers. Viewers' numbers have no gaps, the shared ones have
 * one wherever the viewer skipped, so it is enough to remember where runs without a gap begin.
 */
final class SentPackets {

    /** Who has skipped so often since a packet was sent does not ask for it again. */
    private static final int MOST_RUNS = 64;

    private record Run(long index, long shared) {}

    private final Deque<Run> runs = new ArrayDeque<>();

    /**
     * A packet is sent.
     *
     * @param index the viewer's number, one more than the last
     * @param shared the number that all viewers share, more than the last
     */
    void add(long index, long shared) {
        if (runs.isEmpty()
                || shared - runs.getLast().shared() != index - runs.getLast().index()) {
            if (runs.size() == MOST_RUNS) {
                runs.removeFirst();
            }
            runs.addLast(new Run(index, shared));
        }
    }

    /** The shared number of the packet that was sent under a viewer's number, if that is remembered. */
    OptionalLong shared(long index) {
        var newestFirst = runs.descendingIterator();
        while (newestFirst.hasNext()) {
            Run run = newestFirst.next();
            if (run.index() <= index) {
                return OptionalLong.of(run.shared() + index - run.index());
            }
        }
        return OptionalLong.empty();
    }
}
