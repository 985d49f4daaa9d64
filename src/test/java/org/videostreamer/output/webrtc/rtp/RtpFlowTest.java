package org.videostreamer.output.webrtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;

class RtpFlowTest {

    private final RtpClock clock = new RtpClock();
    private final RtpFlow flow = new RtpFlow(Codec.VP8, clock);

    @Test
    void a_frame_is_cut_once_for_all_who_ask() {
        EncodedFrame frame = EncodedFrames.vp8(0, true, 5_000);
        RtpFrame first = flow.packetsOf(frame);
        assertThat(flow.packetsOf(frame)).isSameAs(first);
        assertThat(first.packets()).isEqualTo(5);
        assertThat(flow.end()).isEqualTo(5);
        assertThat(flow.packet(0).orElseThrow().isFirst()).isTrue();
        assertThat(flow.packet(3).orElseThrow().isLast()).isFalse();
        assertThat(flow.packet(4).orElseThrow().isLast()).isTrue();
        assertThat(flow.packet(5)).isEmpty();
    }

    @Test
    void timestamps_are_the_arrival_at_90_kHz() {
        EncodedFrame frame = EncodedFrames.vp8(0, true, 10);
        long micros = clock.micros(frame.times().arrivedNanos());
        RtpFrame made = flow.packetsOf(frame);
        assertThat(made.timestamp()).isEqualTo((int) (micros * 9 / 100));
        assertThat(made.arrivedMicros()).isEqualTo(micros);
        assertThat(made.number()).isEqualTo(100);
        RtpFrame next = flow.packetsOf(EncodedFrames.vp8(1, false, 10));
        assertThat(next.timestamp() - made.timestamp()).isBetween(3_500, 3_700);
    }

    @Test
    void a_picture_that_is_shown_again_gets_a_later_timestamp() {
        RtpFrame first = flow.packetsOf(EncodedFrames.vp8(5, true, 10));
        RtpFrame again = flow.packetsOf(EncodedFrames.vp8(5, true, 10));
        RtpFrame next = flow.packetsOf(EncodedFrames.vp8(6, true, 10));
        assertThat(again.timestamp() - first.timestamp()).isPositive();
        assertThat(next.timestamp() - again.timestamp()).isPositive();
    }

    @Test
    void a_joiner_can_start_with_the_last_keyframe_only_while_nothing_behind_it_is_missing() {
        assertThat(flow.keyframe()).isEmpty();
        RtpFrame key = flow.packetsOf(EncodedFrames.vp8(0, true, 10));
        flow.packetsOf(EncodedFrames.vp8(1, false, 10));
        assertThat(flow.keyframe()).contains(key);
        RtpFrame gap = flow.packetsOf(EncodedFrames.vp8(3, false, 10));
        assertThat(gap.chained()).isFalse();
        assertThat(flow.keyframe()).isEmpty();
    }

    @Test
    void an_overwritten_keyframe_is_none() {
        flow.packetsOf(EncodedFrames.vp8(0, true, 10));
        for (int i = 1; i <= PacketRing.CAPACITY; i++) {
            flow.packetsOf(EncodedFrames.vp8(i, false, 10));
        }
        assertThat(flow.keyframe()).isEmpty();
        assertThat(flow.packet(0)).isEmpty();
        assertThat(flow.packet(1)).isPresent();
    }

    @Test
    void the_newest_fifty_pictures_are_remembered() {
        for (int i = 0; i < 60; i++) {
            flow.packetsOf(EncodedFrames.vp8(i, i == 0, 10));
        }
        assertThat(flow.newest()).hasSize(50);
        assertThat(flow.newest().get(49).number()).isEqualTo(159);
    }
}
