package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.rtp.EncodedFrames;
import org.videostreamer.output.webrtc.rtp.RtpClock;
import org.videostreamer.output.webrtc.rtp.RtpFlow;
import org.videostreamer.output.webrtc.rtp.RtpHeader;
import org.videostreamer.output.webrtc.srtp.SrtpKeys;
import org.videostreamer.output.webrtc.srtp.SrtpSender;

class RtpSenderTest {

    private static final int FIRST = 1_000;
    private static final int A_PACKET = 1_000;
    private static final long SMALL_GROUP = 2_000_000;

    private final RtpClock clock = new RtpClock();
    private final RtpFlow flow =
            new RtpFlow(Codec.VP8, clock, new Limits(Map.of(Limit.JOINER_GROUP_BYTES, SMALL_GROUP)));
    private final RecordingWire wire = new RecordingWire();
    private int keyframeRequests;
    private final RtpSender sender = new RtpSender(
            flow,
            new RtpHeader(96, 1, OptionalInt.empty(), OptionalInt.empty()),
            new SrtpSender(new SrtpKeys(new byte[16], new byte[14])),
            FIRST,
            wire,
            () -> keyframeRequests++);

    /** Remembers the numbers of what was sent. */
    private static final class RecordingWire implements RtpSender.Wire {
        private final List<Integer> sequences = new ArrayList<>();
        private boolean full;

        @Override
        public boolean isWritable() {
            return !full;
        }

        @Override
        public void send(byte[] packet, int length) {
            sequences.add((packet[2] & 0xFF) << 8 | packet[3] & 0xFF);
        }
    }

    @Test
    void aJoinerGetsNothingBeforeAKeyframeAndEverythingAfter() {
        frame(0, false, A_PACKET);
        sender.start();
        assertThat(keyframeRequests).isEqualTo(1);
        show(1, false, A_PACKET);
        assertThat(wire.sequences).isEmpty();
        show(2, true, 3 * A_PACKET);
        show(3, false, A_PACKET);
        assertThat(wire.sequences).containsExactly(FIRST, FIRST + 1, FIRST + 2, FIRST + 3);
    }

    @Test
    void aJoinerStartsWithTheLastKeyframeAndAllThatFollowedAtOnceAndGoesOnLive() {
        frame(0, true, A_PACKET);
        frame(1, false, A_PACKET);
        sender.start();
        sender.drain();
        assertThat(wire.sequences).containsExactly(FIRST, FIRST + 1);
        show(2, false, A_PACKET);
        assertThat(wire.sequences).containsExactly(FIRST, FIRST + 1, FIRST + 2);
        assertThat(keyframeRequests).isZero();
    }

    @Test
    void whatWasThereBeforeAJoinerGoesOutInEvenPartsWhileTheLiveOnesWaitBehindIt() {
        for (int i = 0; i < 50; i++) {
            frame(i, i == 0, 20 * 1_146);
        }
        sender.start();
        assertThat(sender.drain()).isTrue();
        assertThat(wire.sequences).hasSize(RtpSender.MOST_CATCH_UP);
        for (int part = 2; part <= 10; part++) {
            sender.drain();
            assertThat(wire.sequences).hasSize(part * RtpSender.MOST_CATCH_UP);
        }
        // Before the last of the 1,000 is out, the live ones come.
        for (int i = 50; i < 50 + PendingPackets.MOST_WAITING_FOR_A_JOINER; i++) {
            sender.offer(flow.packetsOf(EncodedFrames.vp8(i, false, A_PACKET)).orElseThrow());
        }
        drainAll();
        assertThat(wire.sequences)
                .containsExactlyElementsOf(
                        IntStream.range(FIRST, FIRST + 1_032).boxed().toList());
        assertThat(sender.skipped()).isZero();
        assertThat(keyframeRequests).isZero();
    }

    @Test
    void lostPacketsOfWhatWasThereBeforeAJoinerAreSentAgain() {
        for (int i = 0; i < 50; i++) {
            frame(i, i == 0, 20 * 1_146);
        }
        sender.start();
        drainAll();
        wire.sequences.clear();
        sender.resend(List.of(FIRST, FIRST + 999));
        assertThat(wire.sequences).containsExactly(FIRST, FIRST + 999);
    }

    @Test
    void aJoinerWaitsForAKeyframeWhereTheLastOneIsTooMuchAgo() {
        frame(0, true, A_PACKET);
        frame(1, false, 2 * (int) SMALL_GROUP);
        sender.start();
        sender.drain();
        assertThat(wire.sequences).isEmpty();
        assertThat(keyframeRequests).isEqualTo(1);
    }

    @Test
    void aLargePictureGoesOutInParts() {
        join(0);
        wire.sequences.clear();
        sender.offer(flow.packetsOf(EncodedFrames.vp8(1, false, 100 * 1_146)).orElseThrow());
        List<Integer> parts = new ArrayList<>();
        while (sender.drain()) {
            parts.add(wire.sequences.size());
        }
        assertThat(parts.get(0)).isEqualTo(25);
        assertThat(parts).hasSizeGreaterThan(3);
        assertThat(wire.sequences).hasSize(100);
    }

    @Test
    void aFewPicturesWaitBehindAFullSocketAndWhereThereComeMoreAllAreSkippedToTheNextKeyframe() {
        join(0);
        wire.full = true;
        int last = 1 + PendingPackets.MOST_WAITING;
        for (int i = 1; i <= last; i++) {
            show(i, false, A_PACKET);
        }
        assertThat(sender.skipped()).isZero();
        show(last + 1, false, A_PACKET);
        show(last + 2, false, A_PACKET);
        assertThat(sender.skipped()).isEqualTo(PendingPackets.MOST_WAITING + 2);
        assertThat(keyframeRequests).as("it could not be sent now").isZero();
        wire.full = false;
        wire.sequences.clear();
        drainAll();
        assertThat(wire.sequences).as("what was on its way").containsExactly(FIRST + 1);
        show(last + 3, false, A_PACKET);
        assertThat(keyframeRequests).isEqualTo(1);
        show(last + 4, true, A_PACKET);
        show(last + 5, false, A_PACKET);
        // What was skipped leaves no gap that would look like loss.
        assertThat(wire.sequences).containsExactly(FIRST + 1, FIRST + 2, FIRST + 3);
    }

    @Test
    void aKeyframeTakesThePlaceOfWhatWaitsAndThePictureOnItsWayIsSentToItsEnd() {
        join(0);
        sender.offer(flow.packetsOf(EncodedFrames.vp8(1, false, 100 * 1_146)).orElseThrow());
        sender.drain();
        frameOffered(2, false);
        frameOffered(3, true);
        frameOffered(4, false);
        drainAll();
        assertThat(wire.sequences)
                .containsExactlyElementsOf(
                        IntStream.range(FIRST, FIRST + 103).boxed().toList());
        assertThat(sender.skipped()).isOne();
        assertThat(keyframeRequests).isZero();
    }

    @Test
    void aPictureWhosePredecessorWasLostOnTheWayHereIsNotSent() {
        join(0);
        show(2, false, A_PACKET);
        assertThat(sender.skipped()).isEqualTo(1);
        show(3, true, A_PACKET);
        assertThat(wire.sequences).containsExactly(FIRST, FIRST + 1);
    }

    @Test
    void lostPacketsAreSentAgainUnderTheirNumbers() {
        join(0);
        show(1, false, 3 * A_PACKET);
        wire.sequences.clear();
        sender.resend(List.of(FIRST, FIRST + 3, FIRST + 4, FIRST - 1, 60_000));
        assertThat(wire.sequences).containsExactly(FIRST, FIRST + 3);
        assertThat(sender.resent()).isEqualTo(2);
    }

    @Test
    void lostPacketsAreFoundBehindSkippedPictures() {
        join(0);
        frame(1, false, 5 * A_PACKET);
        show(2, true, A_PACKET);
        wire.sequences.clear();
        sender.resend(List.of(FIRST + 1));
        assertThat(wire.sequences).containsExactly(FIRST + 1);
    }

    @Test
    void nobodyMakesUsSendTheSamePacketsWithoutEnd() {
        join(0);
        for (int i = 0; i < 1_000; i++) {
            sender.resend(List.of(FIRST, FIRST, FIRST));
        }
        assertThat(sender.resent()).isLessThanOrEqualTo(256);
    }

    @Test
    void aViewerThatLosesMostPacketsGetsKeyframesAloneUntilItsLinkIsBetter() {
        join(0);
        sender.lost(0.6);
        sender.lost(0.6);
        show(1, false, A_PACKET);
        show(2, true, A_PACKET);
        show(3, false, A_PACKET);
        assertThat(wire.sequences).containsExactly(FIRST, FIRST + 1);
        sender.lost(0.05);
        sender.lost(0.05);
        show(4, true, A_PACKET);
        show(5, false, A_PACKET);
        assertThat(wire.sequences).containsExactly(FIRST, FIRST + 1, FIRST + 2, FIRST + 3);
    }

    @Test
    void keyframesAreAskedForSeldomHoweverOftenAViewerWantsOne() {
        join(0);
        IntStream.range(0, 1_000).forEach(i -> sender.requestKeyframe());
        assertThat(keyframeRequests).isEqualTo(1);
    }

    @Test
    void aPictureOfMorePacketsThanTheRingHadIsSentWholeAndSoIsTheNext() {
        sender.start();
        sender.offer(flow.packetsOf(EncodedFrames.vp8(0, true, 3_000 * 1_146)).orElseThrow());
        sender.drain();
        // The next picture is cut while the first is still on its way.
        sender.offer(flow.packetsOf(EncodedFrames.vp8(1, false, 3_000 * 1_146)).orElseThrow());
        drainAll();
        assertThat(wire.sequences)
                .containsExactlyElementsOf(
                        IntStream.range(FIRST, FIRST + 6_000).boxed().toList());
        assertThat(sender.skipped()).isZero();
    }

    @Test
    void lostPacketsOfALargePictureAreSentAgain() {
        join(0);
        show(1, false, 5_000 * 1_146);
        drainAll();
        wire.sequences.clear();
        sender.resend(List.of(FIRST + 1, FIRST + 5_000));
        assertThat(wire.sequences).containsExactly(FIRST + 1, FIRST + 5_000);
    }

    @Test
    void aNumberOfMoreThanHalfARoundAgoIsNotTakenForALostPacket() {
        join(0);
        for (int i = 1; i < 33_000; i++) {
            show(i, false, 1);
        }
        wire.sequences.clear();
        sender.resend(List.of(FIRST + 100, FIRST + 32_999));
        assertThat(wire.sequences).containsExactly(FIRST + 32_999);
    }

    @Test
    void aPictureThatIsNotSentIsSkippedAndAKeyframeAskedFor() {
        join(0);
        sender.skip();
        assertThat(sender.skipped()).isEqualTo(1);
        assertThat(keyframeRequests).isEqualTo(1);
        show(1, false, A_PACKET);
        assertThat(wire.sequences).containsExactly(FIRST);
    }

    @Test
    void whoFollowsAnotherFlowGoesOnAtItsKeyframeWithoutAGapAndIsSentNothingOfTheOldAgain() {
        join(0);
        wire.full = true;
        show(1, false, 3 * A_PACKET);
        wire.full = false;
        RtpFlow other = new RtpFlow(Codec.VP8, clock, new Limits());
        other.packetsOf(EncodedFrames.vp8(0, true, 5 * A_PACKET));
        other.packetsOf(EncodedFrames.vp8(1, false, A_PACKET));
        sender.follow(other);
        assertThat(sender.drain()).isFalse();
        sender.offer(other.packetsOf(EncodedFrames.vp8(2, true, A_PACKET)).orElseThrow());
        sender.offer(other.packetsOf(EncodedFrames.vp8(3, false, A_PACKET)).orElseThrow());
        drainAll();
        assertThat(wire.sequences).containsExactly(FIRST, FIRST + 1, FIRST + 2);
        wire.sequences.clear();
        sender.resend(List.of(FIRST, FIRST + 2));
        assertThat(wire.sequences).containsExactly(FIRST + 2);
    }

    /** Begins with a keyframe of one packet. */
    private void join(long sequence) {
        show(sequence, true, A_PACKET);
        assertThat(wire.sequences).containsExactly(FIRST);
    }

    private void frameOffered(long sequence, boolean keyframe) {
        sender.offer(
                flow.packetsOf(EncodedFrames.vp8(sequence, keyframe, A_PACKET)).orElseThrow());
    }

    private void drainAll() {
        while (sender.drain()) {
            // a part after the other
        }
    }

    private void frame(long sequence, boolean keyframe, int bytes) {
        flow.packetsOf(EncodedFrames.vp8(sequence, keyframe, bytes));
    }

    private void show(long sequence, boolean keyframe, int bytes) {
        sender.offer(
                flow.packetsOf(EncodedFrames.vp8(sequence, keyframe, bytes)).orElseThrow());
        sender.drain();
    }
}
