package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.testing.Faults;

/** A group on a loop that runs when the test says so. */
class ViewerGroupTest {

    private final ManualLoop loop = new ManualLoop();
    private final List<EncodedFrame> made = new ArrayList<>();
    private int requests;
    private final ViewerGroup group = new ViewerGroup("test", loop, Optional.empty(), () -> requests++);
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
    void aJoinerBeginsWithTheLastFrameAtOnceIfThatIsAKeyframe() {
        join(early);
        publish(key(0));
        loop.run();
        join(late);
        assertThat(late.seen()).extracting("sequence").containsExactly(0L);
        assertThat(requests).isOne();
        publish(delta(1));
        loop.run();
        assertThat(late.seen()).extracting("sequence").containsExactly(0L, 1L);
    }

    @Test
    void aJoinerBeginsWithAFreshKeyframeAndAsksForANewOne() {
        join(early);
        publish(key(0));
        loop.run();
        publish(delta(1));
        loop.run();
        join(late);
        assertThat(late.seen()).extracting("sequence").containsExactly(0L);
        assertThat(requests).isEqualTo(2);
    }

    @Test
    void aNewGroupsFirstViewerBeginsWithTheNewestFrame() {
        EncodedFrame newest = key(0);
        ViewerGroup second = new ViewerGroup("test", loop, Optional.of(newest.retain()), () -> requests++);
        second.add(late);
        loop.run();
        assertThat(late.seen()).extracting("sequence").containsExactly(0L);
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
    void whatALateLoopLosesIsSaid() {
        join(early);
        assertThat(group.publish(delta(0))).as("nothing to decode it with").isFalse();
        assertThat(group.publish(key(1))).isTrue();
        assertThat(group.publish(delta(2))).as("behind one that still waits").isFalse();
        assertThat(group.publish(key(3))).as("in the place of what waits").isTrue();
        loop.run();
        assertThat(early.seen()).extracting("sequence").containsExactly(3L);
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
        loop.run();
        assertThat(early.seen()).extracting("sequence").containsExactly(0L, 1L);
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
