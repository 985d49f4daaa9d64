package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/** A picture a second: its sequence is its second. */
class RecentPicturesTest {

    private static final int BYTES = 1_000;
    private static final Size SIZE = new Size(8, 8);
    private static final Duration ALL = Duration.ofDays(1);

    private final Limits limits = new Limits(Map.of(Limit.RECORD_BYTES, 10L * (BYTES + 256)));
    private final RecentPictures recent = new RecentPictures(Duration.ofSeconds(5), limits, () -> this.isMemoryShort);
    private final List<EncodedFrame> made = new ArrayList<>();
    private boolean isMemoryShort;

    @AfterEach
    void nothingIsOwed() {
        recent.close();
        made.forEach(frame -> assertThat(frame.bytes().refCnt()).isEqualTo(1));
        made.forEach(EncodedFrame::release);
    }

    @Test
    void nothingIsKeptBeforeAKeyframe() {
        assertThat(add(delta(0))).isFalse();
        assertThat(recent.clip(ALL)).isEmpty();
        assertThat(recent.status()).isEqualTo(new RecordStatus(Optional.empty(), 0, 0, Duration.ZERO));
        assertThat(add(key(1))).isTrue();
        assertThat(numbers(ALL)).containsExactly(1L);
    }

    @Test
    void asLongIsKeptAsIsWantedAndWhatThatNeeds() {
        addAll(key(0), delta(1), delta(2), key(3), delta(4), delta(5), key(6), delta(7));
        assertThat(numbers(ALL))
                .as("five seconds before the newest need the first keyframe")
                .startsWith(0L);
        addAll(delta(8));
        assertThat(numbers(ALL)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(recent.status())
                .isEqualTo(new RecordStatus(Optional.of(ClipFormat.MP4), 6, 6 * (BYTES + 256), Duration.ofSeconds(5)));
    }

    @Test
    void aClipBeginsWithTheLastKeyframeThatIsOldEnough() {
        addAll(key(0), delta(1), key(2), delta(3), delta(4), delta(5));
        assertThat(numbers(Duration.ofSeconds(1))).containsExactly(2L, 3L, 4L, 5L);
        assertThat(numbers(Duration.ofSeconds(3))).containsExactly(2L, 3L, 4L, 5L);
        assertThat(numbers(Duration.ofMillis(3_001))).startsWith(0L);
    }

    @Test
    void ofPicturesThatStandForThemselvesAClipHasNoneTooMany() {
        for (int second = 0; second < 9; second++) {
            addAll(frame(Codec.MJPEG, second, true, SIZE));
        }
        assertThat(numbers(ALL)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(numbers(Duration.ofSeconds(2))).containsExactly(6L, 7L, 8L);
        assertThat(recent.status().format()).contains(ClipFormat.AVI);
    }

    @Test
    void aPictureThatIsRepeatedCountsOnce() {
        EncodedFrame picture = frame(Codec.MJPEG, 0, true, SIZE);
        addAll(picture, picture);
        assertThat(numbers(ALL)).containsExactly(0L);
    }

    @Test
    void moreBytesThanMayBeAreLetGoFromKeyframeToKeyframeAndCounted() {
        recent.keep(Duration.ofMinutes(1));
        addAll(key(0), delta(1), delta(2), key(3));
        for (int second = 4; second < 10; second++) {
            addAll(delta(second));
        }
        assertThat(limits.timesReached(Limit.RECORD_BYTES)).isZero();
        addAll(delta(10));
        assertThat(numbers(ALL)).startsWith(3L).hasSize(8);
        assertThat(limits.timesReached(Limit.RECORD_BYTES)).isOne();
    }

    @Test
    void whileMemoryIsShortTheNewestGroupAloneIsKept() {
        addAll(key(0), delta(1), key(2), delta(3));
        isMemoryShort = true;
        addAll(delta(4));
        assertThat(numbers(ALL)).containsExactly(2L, 3L, 4L);
        assertThat(limits.timesReached(Limit.RECORD_BYTES)).isOne();
        addAll(delta(5), key(6));
        assertThat(numbers(ALL)).containsExactly(6L);
        isMemoryShort = false;
        addAll(delta(7), key(8));
        assertThat(numbers(ALL)).containsExactly(6L, 7L, 8L);
    }

    @Test
    void aGroupThatIsTooLargeByItselfIsLetGoAndAKeyframeIsWaitedFor() {
        recent.keep(Duration.ofMinutes(1));
        addAll(key(0));
        for (int second = 1; second < 10; second++) {
            addAll(delta(second));
        }
        assertThat(add(delta(10))).isFalse();
        assertThat(recent.clip(ALL)).isEmpty();
        assertThat(add(delta(11))).isFalse();
        addAll(key(12));
        assertThat(numbers(ALL)).containsExactly(12L);
    }

    @Test
    void behindAHoleAKeyframeIsWaitedForAndWhatWasBeforeStays() {
        addAll(key(0), delta(1));
        assertThat(add(delta(3))).isFalse();
        assertThat(add(delta(4))).isFalse();
        addAll(key(5), delta(6));
        assertThat(numbers(ALL)).containsExactly(0L, 1L, 5L, 6L);
        recent.interrupt();
        assertThat(add(delta(7))).isFalse();
    }

    @Test
    void anotherSizeTakesThePlaceOfAllBefore() {
        addAll(key(0), delta(1), frame(Codec.H264, 2, true, new Size(16, 8)));
        assertThat(numbers(ALL)).containsExactly(2L);
        addAll(frame(Codec.MJPEG, 3, true, new Size(16, 8)));
        assertThat(numbers(ALL)).containsExactly(3L);
    }

    @Test
    void lessIsKeptAsSoonAsLessIsWanted() {
        addAll(key(0), key(1), key(2), key(3));
        recent.keep(Duration.ofSeconds(1));
        assertThat(numbers(ALL)).containsExactly(2L, 3L);
    }

    @Test
    void whatIsForgottenIsGoneButForClipsThatHaveIt() {
        addAll(key(0), delta(1));
        Clip clip = recent.clip(ALL).orElseThrow();
        recent.forget();
        assertThat(recent.clip(ALL)).isEmpty();
        assertThat(made).extracting(frame -> frame.bytes().refCnt()).containsOnly(2);
        assertThat(clip.length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(clip.bytes()).isEqualTo(2 * BYTES);
        clip.close();
        recent.close();
        assertThat(add(key(2))).isTrue();
        assertThat(recent.clip(ALL)).isEmpty();
    }

    @Test
    void whatIsForgottenDoesNotHinderWhatComesLater() {
        addAll(key(0), key(1), key(2));
        recent.forget();
        addAll(key(100), key(101));
        assertThat(numbers(ALL)).containsExactly(100L, 101L);
    }

    private boolean add(EncodedFrame frame) {
        return recent.add(frame);
    }

    private void addAll(EncodedFrame... frames) {
        for (EncodedFrame frame : frames) {
            assertThat(recent.add(frame)).isTrue();
        }
    }

    /** Which pictures a clip of such a length has. */
    private List<Long> numbers(Duration length) {
        try (Clip clip = recent.clip(length).orElseThrow()) {
            List<Long> held = made.stream()
                    .filter(frame -> frame.times().sourceMicros() / 1_000_000
                            >= clip.begin().getEpochSecond())
                    .filter(frame -> frame.bytes().refCnt() == 3)
                    .map(EncodedFrame::sequence)
                    .toList();
            assertThat(held).hasSize(clip.pictures());
            return held;
        }
    }

    private EncodedFrame key(long second) {
        return frame(Codec.H264, second, true, SIZE);
    }

    private EncodedFrame delta(long second) {
        return frame(Codec.H264, second, false, SIZE);
    }

    private EncodedFrame frame(Codec codec, long second, boolean keyframe, Size size) {
        FrameTimes times = new FrameTimes(second * 1_000_000, TimeUnit.SECONDS.toNanos(second));
        EncodedFrame frame = new EncodedFrame(
                codec,
                keyframe,
                second,
                second,
                times,
                size,
                true,
                Unpooled.directBuffer(BYTES, BYTES).writeZero(BYTES),
                0,
                BYTES);
        made.add(frame);
        return frame;
    }
}
