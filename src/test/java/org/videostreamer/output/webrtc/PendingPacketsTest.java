package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videostreamer.output.webrtc.rtp.RtpFrame;

class PendingPacketsTest {

    private final PendingPackets pending = new PendingPackets();
    private long end = 100;

    @Test
    void picturesAreSentOneAfterTheOther() {
        assertThat(pending.next()).isEmpty();
        assertThat(pending.offer(picture(true, 2))).isTrue();
        assertThat(pending.offer(picture(false, 1))).isTrue();
        assertThat(pending.packets()).isEqualTo(3);
        assertThat(sent(10)).containsExactly(100L, 101L, 102L);
        assertThat(pending.packets()).isZero();
        assertThat(pending.skipped()).isZero();
    }

    @Test
    void whoHasNotBegunWaitsForAKeyframe() {
        assertThat(pending.offer(picture(false, 1))).isFalse();
        assertThat(pending.offer(picture(true, 1))).isTrue();
        assertThat(sent(10)).containsExactly(101L);
    }

    @Test
    void aPictureThatDoesNotFollowEndsTheChain() {
        pending.offer(picture(true, 1));
        sent(1);
        picture(false, 1);
        assertThat(pending.offer(picture(false, 1))).as("one is missing").isFalse();
        pending.offer(picture(true, 1));
        assertThat(pending.offer(new RtpFrame(end, end + 1, false, false, 0, 0, 0, 0)))
                .as("one was lost on the way here")
                .isFalse();
    }

    @Test
    void ofWhatIsTooMuchTheOneOnItsWayIsSentToItsEndAndTheRestIsLetGo() {
        pending.offer(picture(true, 3));
        sent(1);
        for (int i = 0; i < PendingPackets.MOST_WAITING; i++) {
            assertThat(pending.offer(picture(false, 1))).isTrue();
        }
        assertThat(pending.offer(picture(false, 1))).isFalse();
        assertThat(pending.skipped()).isEqualTo(PendingPackets.MOST_WAITING + 1);
        assertThat(pending.packets()).isEqualTo(2);
        assertThat(sent(10)).containsExactly(101L, 102L);
    }

    @Test
    void aKeyframeTakesThePlaceOfWhatWaits() {
        pending.offer(picture(true, 2));
        sent(1);
        pending.offer(picture(false, 2));
        assertThat(pending.offer(picture(true, 1))).isTrue();
        assertThat(pending.packets()).isEqualTo(2);
        assertThat(sent(10)).containsExactly(101L, 104L);
        assertThat(pending.skipped()).isOne();
    }

    @Test
    void aKeyframeThatWaitsIsNotLetGo() {
        pending.offer(picture(true, 2));
        sent(1);
        pending.offer(picture(true, 1));
        pending.offer(picture(false, 1));
        pending.skip();
        assertThat(sent(10)).containsExactly(101L, 102L);
        assertThat(pending.offer(picture(false, 1))).isFalse();
        assertThat(pending.skipped()).isEqualTo(3);
    }

    @Test
    void aJoinerMayHaveMoreBehindWhatWasThereBeforeIt() {
        List<RtpFrame> group = new ArrayList<>(List.of(picture(true, 1)));
        for (int i = 0; i < 100; i++) {
            group.add(picture(false, 1));
        }
        pending.begin(group);
        assertThat(pending.isCatchingUp()).isTrue();
        sent(1);
        for (int i = 0; i < PendingPackets.MOST_WAITING_FOR_A_JOINER; i++) {
            assertThat(pending.offer(picture(false, 1))).isTrue();
        }
        assertThat(pending.offer(picture(false, 1))).isFalse();
        assertThat(pending.packets()).as("but for the one on its way").isZero();
        assertThat(pending.isCatchingUp()).isFalse();
    }

    @Test
    void aJoinerHasCaughtUpWhenItWasSentWhatWasThere() {
        pending.begin(List.of(picture(true, 1), picture(false, 2)));
        pending.offer(picture(false, 1));
        sent(2);
        assertThat(pending.isCatchingUp()).isTrue();
        sent(1);
        assertThat(pending.isCatchingUp()).isFalse();
        assertThat(sent(10)).containsExactly(103L);
    }

    @Test
    void afterALossNothingIsPendingAndNothingFollows() {
        pending.offer(picture(true, 3));
        pending.offer(picture(false, 2));
        sent(1);
        pending.lose();
        assertThat(pending.packets()).isZero();
        assertThat(pending.next()).isEmpty();
        assertThat(pending.offer(picture(false, 1))).isFalse();
        pending.offer(picture(true, 1));
        assertThat(sent(10)).containsExactly(106L);
    }

    private RtpFrame picture(boolean keyframe, int packets) {
        long first = end;
        end += packets;
        return new RtpFrame(first, end, keyframe, true, 0, 0, 0, 0);
    }

    /** Sends so many at most. */
    private List<Long> sent(int most) {
        List<Long> numbers = new ArrayList<>();
        while (numbers.size() < most && pending.next().isPresent()) {
            numbers.add(pending.next().getAsLong());
            pending.sent();
        }
        return numbers;
    }
}
