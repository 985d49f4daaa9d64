package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.codec.EncoderFactory.Settings;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Size;

/** What holds for VP8 and for H.264. */
class RealtimeVideoTest {

    private static final Size SMALL = new Size(320, 240);
    private static final OptionalInt CHOSEN = OptionalInt.empty();
    private static final OptionalInt CONSTANT = OptionalInt.of(0);

    private final List<Recording> all = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"VP8", "H264"})
    void isOnePictureInOneOutWithKeyframesWhereAsked(Codec codec) {
        Recording recording = recording(codec, 4, CHOSEN);
        for (int i = 0; i < 40; i++) {
            EncodedFrame frame = recording.still(SMALL, i == 17 || i == 25);
            assertThat(frame.keyframe()).isEqualTo(i == 0 || i == 17 || i == 25);
            assertThat(frame.size()).isEqualTo(SMALL);
        }
        List<String> types = recording.frames("pict_type").stream()
                .map(line -> line.replace("pict_type=", ""))
                .toList();
        assertThat(String.join("", types)).isEqualTo("IPPPPPPPPPPPPPPPPIPPPPPPPIPPPPPPPPPPPPPP");
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "H264"})
    void hasAKeyframeAfterTenSecondsWithoutOne(Codec codec) {
        Recording recording = recording(codec, 4, CHOSEN);
        for (int i = 0; i < 400; i++) {
            assertThat(recording.still(new Size(64, 48), i == 100).keyframe())
                    .isEqualTo(i == 0 || i == 100 || i == 350);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "H264"})
    void followsAChangeOfSizeWithinOneStream(Codec codec) {
        Recording recording = recording(codec, 4, CHOSEN);
        for (int i = 0; i < 20; i++) {
            Size size = i < 10 ? SMALL : new Size(164, 122);
            assertThat(recording.still(size, false).keyframe()).isEqualTo(i == 0 || i == 10);
        }
        List<String> sizes = recording.frames("width,height");
        assertThat(sizes.subList(0, 10)).containsOnly("width=320|height=240");
        assertThat(sizes.subList(10, 20)).containsOnly("width=164|height=122");
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "H264"})
    void coloursComeOutAsTheyWentIn(Codec codec) {
        Recording recording = recording(codec, 4, CONSTANT);
        for (int i = 0; i < 5; i++) {
            recording.still(SMALL, false);
        }
        byte[] decoded = recording.lastDecoded(SMALL);
        assertIsNear(decoded, 80, 60, 255, 0, 0);
        assertIsNear(decoded, 240, 60, 0, 255, 0);
        assertIsNear(decoded, 80, 180, 0, 0, 255);
        assertIsNear(decoded, 240, 180, 255, 255, 255);
    }

    private static void assertIsNear(byte[] picture, int x, int y, int... colour) {
        for (int i = 0; i < 3; i++) {
            int value = picture[(y * SMALL.width() + x) * 3 + i] & 0xFF;
            assertThat(value).as("part %d of %d,%d", i, x, y).isBetween(colour[i] - 8, colour[i] + 8);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "H264"})
    void keepsToTheBitRate(Codec codec) {
        double low = kbitsOfNoise(codec, 4, OptionalInt.of(300));
        double high = kbitsOfNoise(codec, 4, OptionalInt.of(1_500));
        assertThat(low).isBetween(150.0, 360.0);
        assertThat(high).isBetween(750.0, 1_800.0);
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "H264"})
    void qualityAloneCountsWhereTheBitRateIs0(Codec codec) {
        assertThat(kbitsOfNoise(codec, 2, CONSTANT)).isGreaterThan(2 * kbitsOfNoise(codec, 20, CONSTANT));
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "H264"})
    void qualityIsTheFinestWhereThereIsABitRate(Codec codec) {
        double plenty = kbitsOfNoise(codec, 20, OptionalInt.of(50_000));
        assertThat(plenty).isBetween(0.8 * kbitsOfNoise(codec, 20, CONSTANT), 1.2 * kbitsOfNoise(codec, 20, CONSTANT));
    }

    private double kbitsOfNoise(Codec codec, int quality, OptionalInt bitrate) {
        Recording recording = recording(codec, quality, bitrate);
        for (int i = 0; i < 75; i++) {
            recording.noise(SMALL);
        }
        return recording.kbits(25);
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "H264"})
    void aStillPictureCostsNextToNothing(Codec codec) {
        Recording recording = recording(codec, 4, CHOSEN);
        for (int i = 0; i < 50; i++) {
            recording.still(SMALL, false);
        }
        assertThat(recording.kbits(25)).isLessThan(30);
    }

    @ParameterizedTest
    @CsvSource({"VP8, 5, 200", "VP8, 120, 2000", "H264, 5, 200", "H264, 120, 2000"})
    void theBitRateHoldsAtOtherRatesOfPicturesToo(Codec codec, double fps, int kbits) {
        Recording recording = recording(codec, 1, OptionalInt.of(kbits));
        recording.fps = fps;
        for (int i = 0; i < 40; i++) {
            recording.noise(SMALL);
        }
        assertThat(recording.kbits(10)).isBetween(kbits * 0.5, kbits * 1.2);
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "H264"})
    void aRateThatIsFarOffOpensItAnewAtOnceAndOneThatIsNearNever(Codec codec) {
        Recording recording = recording(codec, 4, OptionalInt.of(400));
        for (int i = 0; i < 30; i++) {
            assertThat(recording.still(SMALL, false).keyframe()).isEqualTo(i == 0);
        }
        recording.fps = 20;
        assertThat(recording.still(SMALL, false).keyframe()).isFalse();
        recording.fps = 10;
        assertThat(recording.still(SMALL, false).keyframe()).isTrue();
        recording.fps = 50;
        assertThat(recording.still(SMALL, false).keyframe()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "H264"})
    void theBytesAreDirectMemoryOutsidePools(Codec codec) {
        EncodedFrame frame = recording(codec, 4, CHOSEN).still(SMALL, false);
        assertThat(frame.bytes().isDirect()).isTrue();
        assertThat(frame.bytes().alloc().isDirectBufferPooled()).isFalse();
        assertThat(frame.pictureStart()).isZero();
        assertThat(frame.pictureLength()).isEqualTo(frame.bytes().readableBytes());
    }

    @ParameterizedTest
    @EnumSource(names = {"MJPEG", "MPEG1", "PNG", "RAW"})
    void theSettingsOfOtherCodecsDoNotDifferByABitRate(Codec codec) {
        assertThat(new Settings(codec, 4, OptionalInt.of(400), false)).isEqualTo(new Settings(codec, 4, false));
    }

    private Recording recording(Codec codec, int quality, OptionalInt bitrate) {
        Recording recording = new Recording(codec, quality, bitrate);
        all.add(recording);
        return recording;
    }

    @AfterEach
    void close() {
        all.forEach(Recording::close);
    }
}
