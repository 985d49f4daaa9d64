package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;

class PendingChainTest {

    /** As {@link TestFrames} makes them. */
    private static final int BYTES = 8;

    private final PendingChain chain = new PendingChain(3, 100 * BYTES);
    private final List<EncodedFrame> made = new ArrayList<>();

    @AfterEach
    void nothingIsOwed() {
        chain.clear();
        made.forEach(frame -> assertThat(frame.bytes().refCnt()).isEqualTo(1));
    }

    @Test
    void ofFramesThatStandForThemselvesTheNewestWins() {
        for (long sequence = 1; sequence <= 3; sequence++) {
            assertThat(chain.offer(made(TestFrames.frame(Codec.MJPEG, sequence, true))))
                    .isTrue();
        }
        assertThat(taken()).containsExactly(3L);
        assertThat(chain.skipped()).isEqualTo(2);
    }

    @Test
    void framesThatNeedTheOneBeforeAreAllTakenInTheirOrder() {
        offer(key(1), delta(2), delta(3));
        assertThat(taken()).containsExactly(1L, 2L, 3L);
        offer(delta(4), delta(5));
        assertThat(taken()).containsExactly(4L, 5L);
        assertThat(chain.skipped()).isZero();
    }

    @Test
    void aFrameMayFollowOneThatIsTakenAndOneThatIsPending() {
        offer(key(1), delta(2));
        release(chain.take());
        offer(delta(3));
        assertThat(taken()).containsExactly(2L, 3L);
    }

    @Test
    void aJoinerWaitsForAKeyframe() {
        assertThat(chain.offer(delta(5))).isFalse();
        assertThat(chain.take()).isEmpty();
        offer(key(6), delta(7));
        assertThat(taken()).containsExactly(6L, 7L);
        assertThat(chain.skipped()).isOne();
    }

    @Test
    void whoGotTheFramesBeforeInAnotherWayWaitsForNone() {
        chain.continueBehind(delta(4));
        offer(delta(5));
        assertThat(taken()).containsExactly(5L);
    }

    @Test
    void aKeyframeTakesThePlaceOfAllThatIsPending() {
        offer(key(1), delta(2), key(3), delta(4));
        assertThat(taken()).containsExactly(3L, 4L);
        assertThat(chain.skipped()).isEqualTo(2);
    }

    @Test
    void anOverflowLosesUpToTheNextKeyframeAndNeverInTheMiddle() {
        offer(key(1));
        taken();
        offer(delta(2), delta(3), delta(4));
        assertThat(chain.offer(delta(5))).isFalse();
        assertThat(chain.take()).isEmpty();
        assertThat(chain.offer(delta(6))).isFalse();
        assertThat(chain.skipped()).isEqualTo(5);
        offer(key(7), delta(8));
        assertThat(taken()).containsExactly(7L, 8L);
        assertThat(chain.skipped()).isEqualTo(5);
    }

    @Test
    void aKeyframeIsNotPushedOutByLessSoThatWhoIsAlwaysLateSeesSomething() {
        offer(key(1), delta(2), delta(3));
        assertThat(chain.offer(delta(4))).isFalse();
        assertThat(chain.offer(delta(5))).isFalse();
        assertThat(taken()).containsExactly(1L);
        assertThat(chain.offer(delta(6))).isFalse();
        assertThat(chain.skipped()).isEqualTo(5);
    }

    @Test
    void aMissingFrameLosesWhatIsPendingToo() {
        offer(key(1));
        taken();
        offer(delta(2));
        assertThat(chain.offer(delta(4))).isFalse();
        assertThat(chain.take()).isEmpty();
    }

    @Test
    void moreBytesThanAllowedAreAnOverflow() {
        PendingChain narrow = new PendingChain(10, 2 * BYTES);
        assertThat(narrow.offer(key(1))).isTrue();
        assertThat(narrow.offer(delta(2))).isTrue();
        assertThat(narrow.offer(delta(3))).isFalse();
        release(narrow.take());
        assertThat(narrow.take()).isEmpty();
    }

    @Test
    void bytesThatAreTakenMakeRoom() {
        PendingChain narrow = new PendingChain(10, 2 * BYTES);
        narrow.offer(key(1));
        narrow.offer(delta(2));
        release(narrow.take());
        assertThat(narrow.offer(delta(3))).isTrue();
        narrow.clear();
        assertThat(narrow.offer(key(4))).isTrue();
        assertThat(narrow.offer(delta(5))).isTrue();
        narrow.clear();
    }

    @Test
    void bytesThatAreLetGoMakeRoom() {
        PendingChain narrow = new PendingChain(10, 2 * BYTES);
        narrow.offer(key(1));
        release(narrow.take());
        narrow.offer(delta(2));
        narrow.offer(delta(3));
        assertThat(narrow.offer(delta(4))).isFalse();
        assertThat(narrow.offer(key(5))).isTrue();
        assertThat(narrow.offer(delta(6))).isTrue();
        assertThat(narrow.offer(delta(7))).isFalse();
        narrow.clear();
    }

    @Test
    void aSingleFrameIsTakenHoweverLarge() {
        PendingChain narrow = new PendingChain(10, BYTES - 1);
        assertThat(narrow.offer(key(1))).isTrue();
        release(narrow.take());
        assertThat(narrow.offer(delta(2))).isTrue();
        narrow.clear();
    }

    @Test
    void whatIsLetGoIsReleasedAndNothingFollowsIt() {
        offer(key(1), delta(2));
        assertThat(made).allMatch(frame -> frame.bytes().refCnt() == 2);
        chain.clear();
        assertThat(made).allMatch(frame -> frame.bytes().refCnt() == 1);
        assertThat(chain.offer(delta(3))).isFalse();
        assertThat(chain.take()).isEmpty();
    }

    @Test
    void whatIsTakenBelongsToItsTaker() {
        EncodedFrame frame = key(1);
        chain.offer(frame);
        assertThat(chain.take().orElseThrow()).isSameAs(frame);
        chain.clear();
        assertThat(frame.bytes().refCnt()).isEqualTo(2);
        assertThat(chain.skipped()).isZero();
        frame.release();
    }

    private void offer(EncodedFrame... frames) {
        for (EncodedFrame frame : frames) {
            assertThat(chain.offer(frame)).isTrue();
        }
    }

    /** Takes all. */
    private List<Long> taken() {
        List<Long> taken = new ArrayList<>();
        for (Optional<EncodedFrame> next = chain.take(); next.isPresent(); next = chain.take()) {
            taken.add(next.get().sequence());
            release(next);
        }
        return taken;
    }

    private static void release(Optional<EncodedFrame> taken) {
        taken.ifPresent(EncodedFrame::release);
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
