package org.videostreamer.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.videostreamer.relay.wire.Answer;
import org.videostreamer.relay.wire.NodeId;

class ClockOffsetTest {

    private final ClockOffset clock = new ClockOffset();

    @Test
    void nothingIsKnownBeforeAnAnswer() {
        assertThat(clock.best()).isEmpty();
    }

    @Test
    void aQuestionThatIsAsLongUnderwayAsItsAnswerTellsTheTruth() {
        // Their clock is 1000 ahead; 50 there, 10 to answer, 50 back.
        answered(100, 1_150, 1_160, 210);
        assertThat(clock.best()).contains(new ClockOffset.Told(1_000, 50));
    }

    @Test
    void theQuickestOfTheLastEightTellsBest() {
        answered(0, 1_010, 1_010, 400);
        answered(1_000, 2_010, 2_010, 1_020);
        answered(2_000, 3_500, 3_500, 2_900);
        assertThat(clock.best()).contains(new ClockOffset.Told(1_000, 10));
        for (int i = 0; i < 8; i++) {
            answered(10_000, 11_100, 11_100, 10_100);
        }
        assertThat(clock.best()).contains(new ClockOffset.Told(1_050, 50));
        assertThat(clock.answers()).isEqualTo(8);
    }

    @Test
    void anAnswerThatWouldHaveBeenBackBeforeItWasAskedForIsNone() {
        answered(1_000, 500, 900, 1_100);
        assertThat(clock.best()).isEmpty();
    }

    private void answered(long asked, long heard, long said, long now) {
        clock.answered(new Answer(new NodeId("hutch", 1), asked, heard, said, List.of()), now);
    }
}
