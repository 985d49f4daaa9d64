package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.stream.TestFrames.delta;
import static org.videostreamer.stream.TestFrames.key;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limits;

class FanOutTest {

    private final ManualLoop one = new ManualLoop();
    private final ManualLoop other = new ManualLoop();
    private final CollectingViewer viewer = new CollectingViewer(one);
    private final CollectingViewer neighbour = new CollectingViewer(one);
    private final CollectingViewer elsewhere = new CollectingViewer(other);
    private final List<EncodedFrame> made = new ArrayList<>();
    private int requests;
    private final FanOut fanOut = new FanOut("test", new Limits(), () -> requests++);

    @AfterEach
    void nothingIsOwed() {
        fanOut.close();
        run();
        made.forEach(frame -> assertThat(frame.bytes().refCnt()).isEqualTo(1));
    }

    @Test
    void aFrameReachesTheViewersOfAllLoops() {
        join(viewer, neighbour, elsewhere);
        assertThat(publish(key(0))).isTrue();
        run();
        for (CollectingViewer each : List.of(viewer, neighbour, elsewhere)) {
            assertThat(each.seen()).extracting("sequence").containsExactly(0L);
        }
    }

    @Test
    void theFirstViewerOfALoopBeginsWithTheNewestKeyframe() {
        join(viewer);
        publish(key(0));
        run();
        join(elsewhere);
        assertThat(elsewhere.seen()).extracting("sequence").containsExactly(0L);
    }

    @Test
    void theFirstViewerOfALoopBeginsWithAllSinceTheKeyframeAndThenGoesOnLive() {
        join(viewer);
        publish(key(0));
        publish(delta(1));
        run();
        publish(delta(2));
        fanOut.add(elsewhere);
        assertThat(publish(delta(3))).isTrue();
        run();
        assertThat(elsewhere.seen()).extracting("sequence").containsExactly(0L, 1L, 2L, 3L);
        assertThat(requests).as("the first joiner's alone").isOne();
    }

    @Test
    void whatIsKeptOutlivesTheLastViewerOfALoop() {
        join(viewer, elsewhere);
        publish(key(0));
        run();
        int before = requests;
        fanOut.remove(elsewhere);
        run();
        publish(delta(1));
        run();
        join(elsewhere);
        publish(delta(2));
        run();
        assertThat(elsewhere.seen()).extracting("sequence").containsExactly(0L, 0L, 1L, 2L);
        assertThat(requests).isEqualTo(before);
    }

    @Test
    void theFirstViewerOfALoopAsksForAKeyframeWhereNothingCanBeKept() {
        join(viewer);
        publish(TestFrames.frame(Codec.MPEG1, 0, true));
        run();
        publish(TestFrames.frame(Codec.MPEG1, 1, false));
        run();
        int before = requests;
        join(elsewhere);
        assertThat(requests).isEqualTo(before + 1);
    }

    @Test
    void aLoopThatIsAPictureLateCostsNobodyAKeyframe() {
        join(viewer, elsewhere);
        publish(key(0));
        run();
        assertThat(publish(delta(1))).isTrue();
        one.run();
        assertThat(publish(delta(2))).isTrue();
        run();
        assertThat(viewer.seen()).extracting("sequence").containsExactly(0L, 1L, 2L);
        assertThat(elsewhere.seen()).extracting("sequence").containsExactly(0L, 1L, 2L);
    }

    @Test
    void aLoopThatIsTooLateIsToldAndCostsTheOtherNothing() {
        join(viewer, elsewhere);
        publish(key(0));
        run();
        for (long sequence = 1; sequence <= 32; sequence++) {
            assertThat(publish(delta(sequence))).isTrue();
            one.run();
        }
        assertThat(publish(delta(33))).isFalse();
        run();
        assertThat(viewer.seen()).hasSize(34);
        assertThat(elsewhere.seen()).extracting("sequence").containsExactly(0L);
    }

    @Test
    void theNewestFrameIsRepeatedToAll() {
        join(viewer, elsewhere);
        publish(TestFrames.frame(Codec.MJPEG, 0, true));
        run();
        fanOut.repeat();
        run();
        assertThat(viewer.seen()).extracting("sequence").containsExactly(0L, 0L);
        assertThat(elsewhere.seen()).extracting("sequence").containsExactly(0L, 0L);
    }

    @Test
    void thereIsNothingToRepeatBeforeTheFirstFrame() {
        join(viewer);
        fanOut.repeat();
        run();
        assertThat(viewer.seen()).isEmpty();
    }

    @Test
    void itIsEmptyWhenTheLastViewerOfTheLastLoopHasGone() {
        assertThat(fanOut.isEmpty()).isTrue();
        join(viewer, neighbour, elsewhere);
        fanOut.remove(viewer);
        fanOut.remove(elsewhere);
        assertThat(fanOut.isEmpty()).isFalse();
        fanOut.remove(neighbour);
        assertThat(fanOut.isEmpty()).isTrue();
        publish(key(0));
        run();
        assertThat(neighbour.seen()).isEmpty();
    }

    @Test
    void afterTheCloseNothingIsKeptOrHandedOn() {
        join(viewer);
        publish(key(0));
        run();
        fanOut.close();
        publish(key(1));
        fanOut.repeat();
        run();
        assertThat(viewer.seen()).extracting("sequence").containsExactly(0L);
    }

    private void join(CollectingViewer... viewers) {
        for (CollectingViewer each : viewers) {
            fanOut.add(each);
        }
        run();
    }

    private boolean publish(EncodedFrame frame) {
        made.add(frame);
        return fanOut.publish(frame);
    }

    private void run() {
        one.run();
        other.run();
    }
}
