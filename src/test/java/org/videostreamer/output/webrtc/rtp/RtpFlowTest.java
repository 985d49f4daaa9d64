package org.videostreamer.output.webrtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.ServerClock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class RtpFlowTest {

    private long nanos = System.nanoTime();
    private final RtpClock clock = new RtpClock(new ServerClock(InstantSource.system(), () -> nanos));
    private final Limits limits = new Limits(Map.of(Limit.RTP_PICTURE_BYTES, 10_000_000L));
    private final RtpFlow flow = new RtpFlow(Codec.VP8, clock, limits);

    @Test
    void aFrameIsCutOnceForAllWhoAsk() {
        EncodedFrame frame = EncodedFrames.vp8(0, true, 5_000);
        RtpFrame first = flow.packetsOf(frame).orElseThrow();
        assertThat(flow.packetsOf(frame).orElseThrow()).isSameAs(first);
        assertThat(first.packets()).isEqualTo(5);
        assertThat(flow.end()).isEqualTo(5);
        assertThat(flow.packet(0).orElseThrow().isFirst()).isTrue();
        assertThat(flow.packet(3).orElseThrow().isLast()).isFalse();
        assertThat(flow.packet(4).orElseThrow().isLast()).isTrue();
        assertThat(flow.packet(5)).isEmpty();
    }

    @Test
    void timestampsAreTheArrivalAt90KHz() {
        EncodedFrame frame = EncodedFrames.vp8(0, true, 10);
        long micros = clock.micros(frame.times().arrivedNanos());
        RtpFrame made = flow.packetsOf(frame).orElseThrow();
        assertThat(made.timestamp()).isEqualTo((int) (micros * 9 / 100));
        assertThat(made.arrivedMicros()).isEqualTo(micros);
        assertThat(made.number()).isEqualTo(100);
        RtpFrame next = flow.packetsOf(EncodedFrames.vp8(1, false, 10)).orElseThrow();
        assertThat(next.timestamp() - made.timestamp()).isBetween(3_500, 3_700);
    }

    @Test
    void aPictureThatIsShownAgainGetsALaterTimestamp() {
        RtpFrame first = flow.packetsOf(EncodedFrames.vp8(5, true, 10)).orElseThrow();
        RtpFrame again = flow.packetsOf(EncodedFrames.vp8(5, true, 10)).orElseThrow();
        RtpFrame next = flow.packetsOf(EncodedFrames.vp8(6, true, 10)).orElseThrow();
        assertThat(again.timestamp() - first.timestamp()).isPositive();
        assertThat(next.timestamp() - again.timestamp()).isPositive();
    }

    @Test
    void aJoinerCanStartWithTheLastKeyframeOnlyWhileNothingBehindItIsMissing() {
        assertThat(flow.group()).isEmpty();
        assertThat(flow.isNew()).isTrue();
        RtpFrame key = flow.packetsOf(EncodedFrames.vp8(0, true, 10)).orElseThrow();
        RtpFrame next = flow.packetsOf(EncodedFrames.vp8(1, false, 10)).orElseThrow();
        assertThat(flow.group()).containsExactly(key, next);
        assertThat(flow.isNew()).isFalse();
        RtpFrame gap = flow.packetsOf(EncodedFrames.vp8(3, false, 10)).orElseThrow();
        assertThat(gap.chained()).isFalse();
        assertThat(flow.group()).isEmpty();
        flow.packetsOf(EncodedFrames.vp8(4, false, 10));
        assertThat(flow.group()).isEmpty();
        RtpFrame again = flow.packetsOf(EncodedFrames.vp8(5, true, 10)).orElseThrow();
        assertThat(flow.group()).containsExactly(again);
    }

    @Test
    void theRingHoldsWhatAJoinerBeginsWithHoweverManyPacketsThatIs() {
        frames(4 * PacketRing.LEAST_CAPACITY, 10);
        assertThat(flow.group()).hasSize(4 * PacketRing.LEAST_CAPACITY);
        assertThat(flow.packet(0)).isPresent();
    }

    @Test
    void whatIsTooManyBytesForAJoinerIsNotKept() {
        frames(17, 500_000);
        assertThat(flow.group()).isEmpty();
        frames(16, 500_000);
        assertThat(flow.group()).hasSize(16);
    }

    @Test
    void whatBeganTooLongAgoForAJoinerIsNotKept() {
        flow.packetsOf(EncodedFrames.vp8(0, true, 10));
        nanos += TimeUnit.MILLISECONDS.toNanos(3_999);
        flow.packetsOf(EncodedFrames.vp8(1, false, 10));
        assertThat(flow.group()).hasSize(2);
        nanos += TimeUnit.MILLISECONDS.toNanos(1);
        flow.packetsOf(EncodedFrames.vp8(2, false, 10));
        assertThat(flow.group()).isEmpty();
    }

    private void frames(int count, int bytes) {
        for (int i = 0; i < count; i++) {
            flow.packetsOf(EncodedFrames.vp8(i, i == 0, bytes));
        }
    }

    @Test
    void theNewestFiftyPicturesAreRemembered() {
        for (int i = 0; i < 60; i++) {
            flow.packetsOf(EncodedFrames.vp8(i, i == 0, 10));
        }
        assertThat(flow.newest()).hasSize(50);
        assertThat(flow.newest().get(49).number()).isEqualTo(159);
    }

    @Test
    void aPictureOfMorePacketsThanTheRingHadIsKeptWhole() {
        flow.packetsOf(EncodedFrames.vp8(0, true, 10));
        RtpFrame large =
                flow.packetsOf(EncodedFrames.vp8(1, true, 5_000 * 1_146)).orElseThrow();
        assertThat(large.packets()).isEqualTo(5_000);
        assertThat(flow.group()).containsExactly(large);
        for (long sequence = large.first(); sequence < large.end(); sequence++) {
            assertThat(flow.packet(sequence))
                    .hasValueSatisfying(packet -> assertThat(packet.frame()).isSameAs(large));
        }
    }

    @Test
    void aPictureThatIsTooLargeIsNotSentAndCountedAndNothingContinuesIt() {
        flow.packetsOf(EncodedFrames.vp8(0, true, 10));
        EncodedFrame large = EncodedFrames.vp8(1, true, 10_000_001);
        assertThat(flow.packetsOf(large)).isEmpty();
        assertThat(flow.packetsOf(large)).isEmpty();
        assertThat(limits.timesReached(Limit.RTP_PICTURE_BYTES)).isEqualTo(1);
        assertThat(flow.group()).isEmpty();
        assertThat(flow.newest()).hasSize(1);
        assertThat(flow.packetsOf(EncodedFrames.vp8(2, false, 10)).orElseThrow().chained())
                .isFalse();
    }

    @Test
    void aPictureOfTheLargestSizeIsSent() {
        assertThat(flow.packetsOf(EncodedFrames.vp8(0, true, 10_000_000))).isPresent();
        assertThat(limits.timesReached(Limit.RTP_PICTURE_BYTES)).isZero();
    }

    @Test
    void aPictureOfMorePacketsThanViewersCanOrderIsNotSent() {
        RtpFlow h264 = new RtpFlow(Codec.H264, clock, limits);
        assertThat(h264.packetsOf(EncodedFrames.of(Codec.H264, 0, true, units(32_769))))
                .isEmpty();
        assertThat(limits.timesReached(Limit.RTP_PICTURE_BYTES)).isEqualTo(1);
        assertThat(h264.packetsOf(EncodedFrames.of(Codec.H264, 1, true, units(32_768))))
                .hasValueSatisfying(frame -> {
                    assertThat(frame.packets()).isEqualTo(32_768);
                    assertThat(h264.packet(frame.first())).isPresent();
                });
    }

    private static ByteBuf units(int count) {
        ByteBuf units = Unpooled.buffer(count * 5);
        for (int i = 0; i < count; i++) {
            units.writeMedium(1).writeShort(0x4101);
        }
        return units;
    }
}
