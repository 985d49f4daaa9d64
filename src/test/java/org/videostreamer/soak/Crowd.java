package org.videostreamer.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Many clients that do the same at one time. One thread. */
final class Crowd {

    private final int size;
    private final Member member;
    private final List<Repeating> all = new ArrayList<>();

    /** What one of them does, again and again. */
    interface Member {

        /** @param number of the member, from 0 */
        void act(int port, int number, Repeating.Rest rest) throws IOException, InterruptedException;
    }

    Crowd(int size, Member member) {
        this.size = size;
        this.member = member;
    }

    void begin(FaultStage stage) {
        for (int each = 0; each < size; each++) {
            int number = each;
            all.add(new Repeating("one of a crowd", number, (random, rest) -> member.act(stage.port(), number, rest)));
        }
    }

    void end() throws InterruptedException {
        all.forEach(Repeating::end);
        for (Repeating each : all) {
            each.close();
        }
        all.clear();
    }
}
