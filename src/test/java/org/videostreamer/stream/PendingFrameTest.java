package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.stream.TestFrames.delta;
import static org.videostreamer.stream.TestFrames.key;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.EncodedFrame;

class PendingFrameTest {

    private final PendingFrame slot = new PendingFrame();

    @Test
    void ofFramesThatStandForThemselvesTheNewestWins() {
        slot.offer(key(1));
        slot.offer(key(2));
        slot.offer(key(3));
        assertThat(taken()).isEqualTo(3);
        assertThat(slot.skipped()).isEqualTo(2);
    }

    @Test
    void aJoinerWaitsForAKeyframe() {
        slot.offer(delta(5));
        assertThat(slot.take()).isEmpty();
        slot.offer(key(6));
        assertThat(taken()).isEqualTo(6);
        slot.offer(delta(7));
        assertThat(taken()).isEqualTo(7);
    }

    @Test
    void whoMissedAFrameWaitsForTheNextKeyframe() {
        slot.offer(key(1));
        slot.take();
        slot.offer(delta(2));
        slot.offer(delta(3));
        assertThat(taken()).isEqualTo(2);
        slot.offer(delta(4));
        assertThat(slot.take()).isEmpty();
        slot.offer(key(5));
        assertThat(taken()).isEqualTo(5);
    }

    @Test
    void aKeyframeTakesThePlaceOfWhatIsPendingAndIsNotPushedOutByLess() {
        slot.offer(key(1));
        slot.take();
        slot.offer(delta(2));
        slot.offer(key(3));
        slot.offer(delta(4));
        assertThat(taken()).isEqualTo(3);
    }

    @Test
    void whatIsLetGoIsReleased() {
        EncodedFrame first = key(1);
        slot.offer(first);
        assertThat(first.bytes().refCnt()).isEqualTo(2);
        slot.offer(key(2));
        assertThat(first.bytes().refCnt()).isEqualTo(1);
        slot.clear();
        assertThat(slot.take()).isEmpty();
    }

    @Test
    void tellsWhetherAFrameWasKept() {
        assertThat(slot.offer(delta(0))).isFalse();
        assertThat(slot.offer(key(1))).isTrue();
        assertThat(slot.offer(delta(2))).isFalse();
        assertThat(slot.skipped()).isEqualTo(2);
        assertThat(taken()).isEqualTo(1);
        assertThat(slot.skipped()).isEqualTo(2);
    }

    @Test
    void whatIsTakenBelongsToItsTaker() {
        EncodedFrame frame = key(1);
        slot.offer(frame);
        assertThat(slot.take().orElseThrow()).isSameAs(frame);
        slot.clear();
        assertThat(frame.bytes().refCnt()).isEqualTo(2);
        assertThat(slot.skipped()).isZero();
    }

    private long taken() {
        Optional<EncodedFrame> frame = slot.take();
        return frame.orElseThrow().sequence();
    }
}
