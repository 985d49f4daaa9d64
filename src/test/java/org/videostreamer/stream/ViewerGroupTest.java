package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.Faults;

/** A group on a loop that runs when the test says so. */
class ViewerGroupTest {

    private final ManualLoop loop = new ManualLoop();
    private final List<EncodedFrame> made = new ArrayList<>();
    private int requests;
    private final Limits limits = new Limits(Map.of(Limit.JOINER_GROUP_BYTES, 5 * 8L));
    private final ViewerGroup group = new ViewerGroup("test", loop, keptGroup(), limits, () -> requests++);
    private final CollectingViewer early = new CollectingViewer(loop);
    private final CollectingViewer late = new CollectingViewer(loop);

    @AfterEach
    void nothingIsOwed() {
        group.close();
        loop.run();
        made.forEach(frame -> assertThat(frame.bytes().refCnt()).isEqualTo(1));
    }

    @Test
    void aJoinerDoesNotMissTheKeyframeThatPassesItOnTheWayToTheLoop() {
        join(early);
        publish(key(0));
        loop.run();
        // The task that delivers waits, then the joiner's, then a keyframe takes the place of what is delivered.
        publish(delta(1));
        group.add(late);
        publish(key(2));
        loop.run();
        assertThat(late.seen()).extracting("sequence").containsExactly(2L);
    }

    @Test
    void aJoinerAsksForAKeyframeOnlyWhenItCanGetIt() {
        join(early);
        assertThat(requests).isOne();
        publish(delta(1));
        loop.run();
        group.add(late);
        assertThat(requests).isOne();
        loop.run();
        assertThat(requests).isEqualTo(2);
    }

    @Test
    void aJoinerGetsTheKeyframeAndAllBehindItOnceEachAndThenGoesOnLive() {
        join(early);
        publish(key(0));
        loop.run();
        publish(delta(1));
        publish(delta(2));
        loop.run();
        // One is pending when it joins, one comes while it is on its way.
        publish(delta(3));
        group.add(late);
        publish(delta(4));
        loop.run();
        publish(delta(5));
        loop.run();
        assertThat(late.seen()).extracting("sequence").containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(early.seen()).isEqualTo(late.seen());
        assertThat(requests).as("the first joiner's alone").isOne();
    }

    @Test
    void aJoinerOfAGroupThatIsTooLargeBeginsWithAFreshKeyframeAndAsksForANewOne() {
        join(early);
        publish(key(0));
        LongStream.rangeClosed(1, 5).forEach(sequence -> publish(delta(sequence)));
        loop.run();
        assertThat(early.seen()).hasSize(6);
        assertThat(limits.timesReached(Limit.JOINER_GROUP_BYTES)).isZero();
        join(late);
        assertThat(late.seen()).extracting("sequence").containsExactly(0L);
        assertThat(requests).isEqualTo(2);
        assertThat(limits.timesReached(Limit.JOINER_GROUP_BYTES)).isOne();
    }

    @Test
    void aNewGroupsFirstViewerBeginsWithWhatIsKeptAndGoesOnBehindIt() {
        ViewerGroup second = new ViewerGroup("test", loop, keptGroup(key(0), delta(1)), limits, () -> requests++);
        second.add(late);
        assertThat(second.publish(delta(2))).isTrue();
        loop.run();
        assertThat(late.seen()).extracting("sequence").containsExactly(0L, 1L, 2L);
        assertThat(requests).isZero();
        second.close();
        loop.run();
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void aLoopThatTakesNoTaskLosesAFrameAndNothingElse(Faults fault) {
        join(early);
        loop.failWith(fault);
        assertThat(group.publish(key(0))).isFalse();
        loop.recover();
        assertThat(group.publish(delta(1))).as("what it follows is lost").isFalse();
        loop.run();
        publish(key(1));
        loop.run();
        assertThat(early.seen()).extracting("sequence").containsExactly(1L);
    }

    @Test
    void aLoopThatEndsWithATaskItDidNotRunKeepsNoFrame() {
        join(early);
        publish(key(0));
        loop.endWithoutRunning();
        group.close();
        publish(key(1));
        made.forEach(frame -> assertThat(frame.bytes().refCnt()).isEqualTo(1));
    }

    @Test
    void nothingReachesAViewerOfAGroupThatIsClosed() {
        join(early);
        publish(key(0));
        group.close();
        publish(key(1));
        loop.run();
        assertThat(early.seen()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aLoopThatIsLateLosesNothing() {
        join(early);
        assertThat(group.publish(delta(0))).as("nothing to decode it with").isFalse();
        assertThat(group.publish(key(1))).isTrue();
        assertThat(group.publish(delta(2))).as("behind one that still waits").isTrue();
        loop.run();
        assertThat(early.seen()).extracting("sequence").containsExactly(1L, 2L);
        assertThat(group.publish(delta(3))).isTrue();
        assertThat(group.publish(key(4))).as("in the place of what waits").isTrue();
        loop.run();
        assertThat(early.seen()).extracting("sequence").containsExactly(1L, 2L, 4L);
    }

    @Test
    void whatALoopLosesThatIsTooLateIsSaidAndReachesUpToTheNextKeyframe() {
        join(early);
        publish(key(0));
        loop.run();
        LongStream.rangeClosed(1, 32)
                .forEach(sequence -> assertThat(group.publish(delta(sequence))).isTrue());
        assertThat(group.publish(delta(33))).isFalse();
        assertThat(group.publish(delta(34))).isFalse();
        loop.run();
        assertThat(group.publish(delta(35))).isFalse();
        assertThat(group.publish(key(36))).isTrue();
        assertThat(group.publish(delta(37))).isTrue();
        loop.run();
        assertThat(early.seen()).extracting("sequence").containsExactly(0L, 36L, 37L);
    }

    @Test
    void nothingIsOwedWhereAFrameCannotBeHandedOn() {
        join(early);
        publish(key(0));
        publish(delta(1));
        loop.endWithoutRunning();
        group.close();
        made.forEach(frame -> assertThat(frame.bytes().refCnt()).isEqualTo(1));
    }

    @Test
    void whoHasLeftGetsNothingAndTheLastToLeaveTakesTheFramesAlong() {
        assertThat(group.isEmpty()).isTrue();
        join(early);
        join(late);
        publish(key(0));
        loop.run();
        publish(delta(1));
        loop.run();
        group.remove(late);
        assertThat(group.isEmpty()).isFalse();
        publish(delta(2));
        loop.run();
        assertThat(late.seen()).hasSize(2);
        assertThat(early.seen()).hasSize(3);
        assertThat(made.get(0).bytes().refCnt()).as("kept for joiners").isEqualTo(2);
        group.remove(early);
        loop.run();
        assertThat(group.isEmpty()).isTrue();
        made.forEach(frame -> assertThat(frame.bytes().refCnt()).isEqualTo(1));
    }

    @Test
    void nothingIsKeptWhereNobodyWatches() {
        publish(key(0));
        loop.run();
        assertThat(made.get(0).bytes().refCnt()).isEqualTo(1);
    }

    @Test
    void ofPicturesThatStandForThemselvesTheLastAloneIsKept() {
        join(early);
        group.publish(made(TestFrames.frame(Codec.MJPEG, 0, true)));
        loop.run();
        group.publish(made(TestFrames.frame(Codec.MJPEG, 1, true)));
        loop.run();
        assertThat(made).extracting(frame -> frame.bytes().refCnt()).containsExactly(1, 2);
    }

    @Test
    void aClosedGroupTakesNothingAndNobody() {
        join(early);
        publish(key(0));
        loop.run();
        group.close();
        loop.run();
        made.forEach(frame -> assertThat(frame.bytes().refCnt()).isEqualTo(1));
        assertThat(group.publish(delta(7))).as("nobody waits for a keyframe").isTrue();
        assertThat(loop.isIdle()).isTrue();
        join(late);
        assertThat(late.seen()).isEmpty();
        assertThat(requests).isOne();
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void aViewerThatThrowsCostsTheOthersNothing(Faults fault) {
        join(new CollectingViewer(loop) {
            @Override
            public void offer(EncodedFrame frame) {
                fault.happen();
            }
        });
        join(early);
        publish(key(0));
        loop.run();
        publish(delta(1));
        publish(delta(2));
        loop.run();
        assertThat(early.seen()).extracting("sequence").containsExactly(0L, 1L, 2L);
    }

    private KeptGroup keptGroup(EncodedFrame... frames) {
        KeptGroup kept = new KeptGroup(limits, () -> 0);
        for (EncodedFrame frame : frames) {
            kept.add(frame);
        }
        return kept;
    }

    private void join(Viewer viewer) {
        group.add(viewer);
        loop.run();
    }

    private void publish(EncodedFrame frame) {
        group.publish(frame);
    }

    private EncodedFrame key(long sequence) {
        return made(TestFrames.key(sequence));
    }

    private EncodedFrame delta(long sequence) {
        return made(TestFrames.delta(sequence));
    }

    private EncodedFrame made(EncodedFrame frame) {
        made.add(frame);
        return frame;
    }
}
