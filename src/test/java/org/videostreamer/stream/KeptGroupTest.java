package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class KeptGroupTest {

    /** As {@link TestFrames} makes them. */
    private static final int BYTES = 8;

    private static final Limits LIMITS =
            new Limits(Map.of(Limit.JOINER_GROUP_SECONDS, 4L, Limit.JOINER_GROUP_BYTES, 5L * BYTES));

    private final List<EncodedFrame> made = new ArrayList<>();
    private long now = -TimeUnit.DAYS.toNanos(1);
    private final KeptGroup group = new KeptGroup(LIMITS, () -> now);

    @AfterEach
    void nothingIsOwed() {
        group.clear();
        made.forEach(frame -> assertThat(frame.bytes().refCnt()).isEqualTo(1));
    }

    @Test
    void allSinceTheLastKeyframeIsKept() {
        assertThat(kept()).isEmpty();
        add(key(0), delta(1), key(2), delta(3), delta(4));
        assertThat(kept()).containsExactly(2L, 3L, 4L);
        assertThat(owners()).containsExactly(1, 1, 2, 2, 2);
    }

    @Test
    void nothingIsKeptBeforeAKeyframe() {
        add(delta(0), delta(1));
        assertThat(kept()).isEmpty();
        assertThat(group.newest()).isEmpty();
        assertThat(owners()).containsExactly(1, 1);
    }

    @Test
    void ofFramesThatStandForThemselvesTheNewestIsKept() {
        add(made(TestFrames.frame(Codec.MJPEG, 0, true)), made(TestFrames.frame(Codec.MJPEG, 1, true)));
        assertThat(kept()).containsExactly(1L);
        assertThat(group.newest()).contains(made.get(1));
        assertThat(owners()).containsExactly(1, 2);
    }

    @Test
    void behindAMissingFrameNothingIsKeptUntilTheNextKeyframe() {
        add(key(0), delta(2), delta(3));
        assertThat(kept()).isEmpty();
        assertThat(group.reached()).isEmpty();
        add(key(4), delta(5));
        assertThat(kept()).containsExactly(4L, 5L);
    }

    @Test
    void aGroupOfTooManyBytesIsLetGoAndTheLimitIsTold() {
        add(key(0), delta(1), delta(2), delta(3), delta(4));
        assertThat(kept()).hasSize(5);
        pass(TimeUnit.SECONDS.toMillis(1));
        add(delta(5));
        assertThat(kept()).isEmpty();
        assertThat(owners()).containsOnly(1);
        assertThat(group.reached()).contains(Limit.JOINER_GROUP_BYTES);
        add(key(6));
        assertThat(group.reached()).isEmpty();
    }

    @Test
    void aGroupThatBeganTooLongAgoIsLetGoAndTheLimitIsTold() {
        add(key(0));
        pass(4_000);
        add(delta(1));
        assertThat(kept()).containsExactly(0L, 1L);
        pass(1);
        add(delta(2));
        assertThat(kept()).isEmpty();
        assertThat(owners()).containsOnly(1);
        assertThat(group.reached()).contains(Limit.JOINER_GROUP_SECONDS);
    }

    @Test
    void aSingleKeyframeIsKeptHoweverLarge() {
        KeptGroup small = new KeptGroup(new Limits(Map.of(Limit.JOINER_GROUP_BYTES, 1L)), () -> now);
        small.add(key(0));
        assertThat(small.frames()).hasSize(1);
        small.clear();
    }

    @Test
    void aKeyframeStaysAsLongAsNoOtherMayBeMade() {
        add(key(0), delta(2));
        assertThat(group.freshKeyframe()).contains(made.get(0));
        pass(299);
        assertThat(group.freshKeyframe()).contains(made.get(0));
        pass(1);
        assertThat(group.freshKeyframe()).isEmpty();
        add(delta(3));
        assertThat(owners()).containsOnly(1);
    }

    @Test
    void ofMpeg1OnlyAKeyframeIsKeptBecauseItsPlayerWouldStayLateBehindABurst() {
        add(made(TestFrames.frame(Codec.MPEG1, 0, true)));
        assertThat(kept()).containsExactly(0L);
        add(made(TestFrames.frame(Codec.MPEG1, 1, false)));
        assertThat(kept()).isEmpty();
        assertThat(group.freshKeyframe()).contains(made.get(0));
    }

    @Test
    void aCopyHoldsTheSameAndGoesItsOwnWay() {
        add(key(0), delta(1));
        KeptGroup copy = group.copy();
        add(key(2));
        assertThat(copy.frames()).extracting(EncodedFrame::sequence).containsExactly(0L, 1L);
        assertThat(owners()).containsExactly(2, 2, 2);
        copy.add(delta(5));
        assertThat(copy.frames()).isEmpty();
        assertThat(kept()).containsExactly(2L);
        copy.clear();
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void add(EncodedFrame... frames) {
        for (EncodedFrame frame : frames) {
            group.add(frame);
        }
    }

    private List<Long> kept() {
        return group.frames().stream().map(EncodedFrame::sequence).toList();
    }

    private List<Integer> owners() {
        return made.stream().map(frame -> frame.bytes().refCnt()).toList();
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
