package org.videostreamer.source.media.h264;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.testing.H264Writer.bidirectional;
import static org.videostreamer.testing.H264Writer.idr;
import static org.videostreamer.testing.H264Writer.interlaced;
import static org.videostreamer.testing.H264Writer.packet;
import static org.videostreamer.testing.H264Writer.picture;
import static org.videostreamer.testing.H264Writer.predicted;
import static org.videostreamer.testing.H264Writer.sequence;

import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.H264Writer;

class UntouchedVideoTest {

    private static final Size SIZE = new Size(1280, 718);
    private static final byte[] SEQUENCE = sequence(77, SIZE);
    private static final byte[] PICTURE = picture();
    private static final byte[] DELIMITER = {0, 0, 0, 1, 9, (byte) 0xF0};
    private static final byte[] MESSAGE = {0, 0, 1, 6, 5, 1, 7, (byte) 0x80};
    private static final byte[] FILLER = {0, 0, 1, 12, -1, -1, (byte) 0x80};

    private final AtomicLong clock = new AtomicLong();
    private UntouchedVideo video = video(ByteBuffer.allocate(0));

    private UntouchedVideo video(ByteBuffer outside) {
        return new UntouchedVideo(outside, 100_000, clock::get);
    }

    @ParameterizedTest
    @ValueSource(ints = {66, 77, 100})
    void goesOnInTheProfilesThatBrowsersPlay(int profile) {
        assertThat(take(sequence(profile, SIZE), PICTURE, idr())).isTrue();
        assertThat(unit()).isEqualTo(packet(sequence(profile, SIZE), PICTURE, idr()));
        assertThat(video.make(3, FrameTimes.now()).size()).isEqualTo(SIZE);
        assertThat(take(predicted(1))).isTrue();
        assertThat(unit()).isEqualTo(packet(predicted(1)));
    }

    @Test
    void onlyParameterSetsAndSlicesGoOnTheSetsBeforeEachKeyframe() {
        assertThat(take(DELIMITER, SEQUENCE, PICTURE, MESSAGE, idr(), FILLER)).isTrue();
        assertThat(unit()).isEqualTo(packet(SEQUENCE, PICTURE, idr()));
        assertThat(take(DELIMITER, MESSAGE, predicted(1))).isTrue();
        assertThat(unit()).isEqualTo(packet(predicted(1)));
        assertThat(take(idr(), idr())).isTrue();
        assertThat(unit()).isEqualTo(packet(SEQUENCE, PICTURE, idr(), idr()));
    }

    @Test
    void parameterSetsThatCameBesideTheVideoGoBeforeKeyframesUntilNewerOnesCome() {
        video = video(packet(SEQUENCE, PICTURE));
        assertThat(take(idr())).isTrue();
        assertThat(unit()).isEqualTo(packet(SEQUENCE, PICTURE, idr()));
        Size other = new Size(640, 480);
        assertThat(take(sequence(77, other), idr())).isTrue();
        assertThat(unit()).isEqualTo(packet(sequence(77, other), PICTURE, idr()));
        assertThat(video.make(0, FrameTimes.now()).size()).isEqualTo(other);
    }

    @Test
    void nothingGoesOnBeforeTheFirstKeyframe() {
        video = video(packet(SEQUENCE, PICTURE));
        assertThat(take(predicted(1))).isFalse();
        assertThat(video.reason()).contains("the camera's first keyframe has not come yet");
    }

    @Test
    void keyframesWithoutParameterSetsAreNoBeginning() {
        assertThat(take(idr())).isFalse();
        assertThat(video.reason()).contains("the camera's parameter sets are missing or damaged");
    }

    @Test
    void videoWithPicturesOutOfOrderDoesNotGoOnWhetherItSaysSoOrNot() {
        assertThat(take(sequence(77, SIZE, 2), PICTURE, idr())).isFalse();
        assertThat(video.reason()).contains("the camera's pictures come out of order (B-frames)");
        assertThat(take(sequence(77, SIZE, 0), PICTURE, idr())).isTrue();
        assertThat(take(bidirectional(1))).isFalse();
        assertThat(video.reason()).contains("the camera's pictures come out of order (B-frames)");
        assertThat(take(idr())).as("they come again").isFalse();
        assertThat(take(sequence(66, SIZE), idr())).as("another video").isTrue();
    }

    @Test
    void whatBrowsersRefuseDoesNotGoOn() {
        assertThat(take(sequence(88, SIZE), PICTURE, idr())).isFalse();
        assertThat(video.reason()).contains("browsers do not play the camera's profile of H.264 (88)");
        assertThat(take(interlaced(new Size(1280, 704)), idr())).isFalse();
        assertThat(video.reason()).contains("the camera's pictures are interlaced");
        assertThat(take(sequence(77, new Size(8000, 4000)), idr())).isFalse();
        assertThat(video.reason()).contains("browsers do not play the camera's pictures of 8000x4000");
        byte[] partition = predicted(1);
        partition[4] = 0x42;
        assertThat(take(SEQUENCE, idr())).isTrue();
        assertThat(take(partition)).isFalse();
        assertThat(video.reason()).contains("the camera sends slices in groups or parts, which browsers do not play");
    }

    @Test
    void videoWhoseKeyframesStayAwayDoesNotGoOnUntilTheyComeMoreOftenAgain() {
        assertThat(take(SEQUENCE, PICTURE, idr())).isTrue();
        later(11);
        assertThat(take(predicted(1))).isFalse();
        assertThat(video.reason()).contains("the camera's keyframes (IDR) are more than 10 s apart");
        assertThat(take(idr())).isFalse();
        later(9);
        assertThat(take(idr())).isTrue();
    }

    @Test
    void videoThatNeverHasAKeyframeIsToldApart() {
        video = video(packet(SEQUENCE, PICTURE));
        later(11);
        assertThat(take(predicted(1))).isFalse();
        assertThat(video.reason()).contains("the camera's keyframes (IDR) are more than 10 s apart");
    }

    @Test
    void whatIsLostIsNotGoneOnFromUpToTheNextKeyframe() {
        take(SEQUENCE, PICTURE, idr());
        assertThat(take(predicted(1))).isTrue();
        assertThat(take(predicted(3))).as("2 is missing").isFalse();
        assertThat(video.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("was lost"));
        assertThat(take(predicted(4))).isFalse();
        assertThat(take(idr())).isTrue();
        assertThat(video.take(packet(predicted(1)), predicted(1).length, true))
                .as("damaged")
                .isFalse();
        assertThat(take(idr())).isTrue();
        video.interrupt();
        assertThat(take(predicted(1))).as("from elsewhere").isFalse();
    }

    @Test
    void numbersOfPicturesBeginAnewWhenTheyHaveReachedTheirEnd() {
        take(SEQUENCE, PICTURE, idr());
        for (int number = 1; number < 40; number++) {
            assertThat(take(predicted(number))).isTrue();
        }
    }

    @Test
    void whatStandsBetweenPicturesChangesNothing() {
        take(SEQUENCE, PICTURE, idr());
        assertThat(take(MESSAGE)).isFalse();
        assertThat(take(predicted(1))).isTrue();
    }

    @Test
    void picturesThatAreTooLargeDoNotGoOn() {
        byte[] large = new byte[200_000];
        System.arraycopy(idr(), 0, large, 0, idr().length);
        large[large.length - 1] = 1;
        assertThat(take(SEQUENCE, PICTURE, large)).isFalse();
        assertThat(video.reason()).contains("a picture of the camera is larger than may be passed on");
    }

    @Test
    void parameterSetsOfEverNewNumbersDoNotFillTheMemory() {
        byte[] filled = new byte[40_000];
        for (int id = 0; id < 32; id++) {
            byte[] set =
                    new H264Writer().number(id).number(0).bits(0, 2).number(0).unit(0x68);
            System.arraycopy(set, 0, filled, 0, set.length);
            filled[filled.length - 1] = 1;
            take(filled);
        }
        assertThat(take(SEQUENCE, PICTURE, idr())).isTrue();
        assertThat(unit().remaining()).isLessThan(70_000);
    }

    /** A camera may send anything: nothing is thrown, and what goes on is never longer than what came with its sets. */
    @Test
    void anyBytesAreTakenAndWhatGoesOnIsBounded() {
        Random random = new Random(7);
        byte[] whole = packet(SEQUENCE, PICTURE, MESSAGE, idr(), predicted(1), bidirectional(2))
                .array();
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = round % 2 == 0 ? whole.clone() : new byte[random.nextInt(60)];
            if (round % 2 == 1) {
                random.nextBytes(bytes);
                place(bytes, random, new byte[] {0, 0, 1, (byte) random.nextInt(32)});
            }
            for (int change = random.nextInt(6); change > 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (video.take(ByteBuffer.wrap(bytes), bytes.length, false)) {
                assertThat(unit().remaining()).isLessThan(80_000);
            }
        }
    }

    private static void place(byte[] bytes, Random random, byte[] what) {
        if (bytes.length >= what.length) {
            System.arraycopy(what, 0, bytes, random.nextInt(bytes.length - what.length + 1), what.length);
        }
    }

    private void later(int seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private boolean take(byte[]... units) {
        ByteBuffer packet = packet(units);
        return video.take(packet, packet.remaining(), false);
    }

    private ByteBuffer unit() {
        AccessUnit unit = video.make(0, FrameTimes.now());
        ByteBuffer bytes = ByteBuffer.wrap(ByteBufUtil.getBytes(unit.bytes()));
        unit.release();
        return bytes;
    }
}
