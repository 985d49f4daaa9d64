package org.videostreamer.output.webrtc.sdp;

import java.util.List;
import java.util.stream.Stream;

/** Judges an answer as those do who read it: by the rules of offer and answer, and by what Pion and aiortc refuse. */
final class AnswerJudge {

    private AnswerJudge() {}

    /** What is wrong with the answer, in words; nothing where everybody plays it. */
    static List<String> complaints(String offer, String answer) {
        Description offered = Description.parse(offer);
        Description answered = Description.parse(answer);
        return Stream.of(
                        new OfferAnswerRules(offered, answered).complaints(),
                        new PionRules(answered).complaints(),
                        new AiortcRules(offered, answered).complaints())
                .flatMap(List::stream)
                .toList();
    }
}
