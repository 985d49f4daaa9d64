package org.videostreamer.relay;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import org.videostreamer.relay.wire.Answer;

/**
 * How far another machine's clock is from this one's, found out as NTP does (RFC 5905, 8): of the last few questions the one
 * that was answered quickest tells best. One thread; any may read.
 */
final class ClockOffset {

    private static final int KEPT = 8;

    /**
     * What one question told.
     *
     * @param micros what the other clock tells more than this one
     * @param errorMicros how far that may be from the truth: half the time that the answer was on its way
     */
    record Told(long micros, long errorMicros) {}

    private final Deque<Told> last = new ArrayDeque<>(KEPT);
    private volatile Optional<Told> best = Optional.empty();

    /** Takes an answer that has come at this moment of this machine's clock. */
    void answered(Answer answer, long nowMicros) {
        long there = answer.heardMicros() - answer.askedMicros();
        long back = answer.saidMicros() - nowMicros;
        long underway = nowMicros - answer.askedMicros() - (answer.saidMicros() - answer.heardMicros());
        if (underway < 0) {
            // Not an answer to a question of ours.
            return;
        }
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(new Told((there + back) / 2, (underway + 1) / 2));
        best = last.stream().min(Comparator.comparingLong(Told::errorMicros));
    }

    /** How many questions were answered of late. */
    int answers() {
        return last.size();
    }

    /** What is known; nothing before the first answer. */
    Optional<Told> best() {
        return best;
    }
}
