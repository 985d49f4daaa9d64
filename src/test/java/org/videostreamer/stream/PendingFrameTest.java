package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;

class PendingFrameTest {

    private final PendingFrame slot = new PendingFrame();

    @Test
    void of_frames_that_stand_for_themselves_the_newest_wins() {
        slot.offer(key(1));
        slot.offer(key(2));
        slot.offer(key(3));
        assertThat(taken()).isEqualTo(3);
        assertThat(slot.skipped()).isEqualTo(2);
    }

    @Test
    void a_joiner_waits_for_a_keyframe() {
        slot.offer(delta(5));
        assertThat(slot.take()).isEmpty();
        slot.offer(key(6));
        assertThat(taken()).isEqualTo(6);
        slot.offer(delta(7));
        assertThat(taken()).isEqualTo(7);
    }

    @Test
    void who_missed_a_frame_waits_for_the_next_keyframe() {
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
    void a_keyframe_takes_the_place_of_what_is_pending_and_is_not_pushed_out_by_less() {
        slot.offer(key(1));
        slot.take();
        slot.offer(delta(2));
        slot.offer(key(3));
        slot.offer(delta(4));
        assertThat(taken()).isEqualTo(3);
    }

    @Test
    void what_is_let_go_is_released() {
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

    private static EncodedFrame key(long sequence) {
        return frame(sequence, true);
    }

    private static EncodedFrame delta(long sequence) {
        return frame(sequence, false);
    }

    private static EncodedFrame frame(long sequence, boolean keyframe) {
        return new EncodedFrame(
                Codec.MPEG1,
                keyframe,
                sequence,
                sequence,
                FrameTimes.now(),
                new Size(8, 8),
                true,
                Unpooled.directBuffer(8),
                0,
                0);
    }
}
