package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;

class H264EncoderTest {

    private static final int SPS = 7;
    private static final int PPS = 8;
    private static final int IDR = 5;
    private static final int SLICE = 1;

    private static final Size VGA = new Size(640, 480);

    private final Recording recording = new Recording(Codec.H264, 4, OptionalInt.empty());

    @Test
    void parameterSetsStandBeforeEveryKeyframeAndNothingElseBesideSlices() {
        for (int i = 0; i < 12; i++) {
            byte[] unit = Recording.bytes(recording.still(VGA, i == 6 || i == 7));
            boolean key = i == 0 || i == 6 || i == 7;
            assertThat(types(unit)).isEqualTo(key ? List.of(SPS, PPS, IDR) : List.of(SLICE));
        }
    }

    /** ITU-T H.264, 7.4.2.1.1: profile_idc 66 with constraint_set1_flag is constrained baseline (A.2.1.1). */
    @ParameterizedTest
    @CsvSource({"64, 48, 12", "640, 480, 30", "1280, 1024, 32", "2592, 1944, 50"})
    void itIsConstrainedBaselineOfTheLevelThatSizeAndBitsNeed(int width, int height, int level) {
        byte[] unit = Recording.bytes(recording.still(new Size(width, height), false));
        assertThat(unit[5]).isEqualTo((byte) 66);
        assertThat(unit[6] & 0x40).isEqualTo(0x40);
        assertThat(unit[6] & 0x0F).isZero();
        assertThat((int) unit[7]).isEqualTo(level);
    }

    @Test
    void oddSidesBecomeEven() {
        assertThat(recording.still(new Size(659, 493), false).size()).isEqualTo(new Size(660, 494));
        recording.still(new Size(659, 493), false);
        assertThat(recording.frames("width,height")).hasSize(2).containsOnly("width=660|height=494");
    }

    @Test
    void theColoursAreNamed() {
        recording.still(VGA, false);
        assertThat(recording.stream("profile,has_b_frames,color_range,color_space,color_transfer,color_primaries"))
                .isEqualTo("profile=Constrained Baseline|has_b_frames=0|color_range=tv|color_space=smpte170m"
                        + "|color_transfer=bt709|color_primaries=bt709");
    }

    @Test
    void sizesThatTheEncoderCannotTakeAreRefused() {
        assertThatThrownBy(() -> recording.still(new Size(8704, 1080), false))
                .isInstanceOf(PictureException.class)
                .hasMessage("H.264 holds at most 8688 pixels a side, the picture is 8704x1080");
        assertThatThrownBy(() -> recording.still(new Size(4096, 3000), false))
                .isInstanceOf(PictureException.class)
                .hasMessage("H.264 holds at most 9437184 pixels, the picture is 4096x3000");
        assertThatThrownBy(() -> recording.still(new Size(640, 14), false))
                .isInstanceOf(PictureException.class)
                .hasMessage("H.264 needs at least 16 pixels a side, the picture is 640x14");
    }

    @Test
    void theSmallestAndTheLargestCanBeShown() {
        recording.still(new Size(16, 16), false);
        recording.still(new Size(3072, 3072), false);
        assertThat(recording.frames("width,height")).containsExactly("width=16|height=16", "width=3072|height=3072");
    }

    /** The types of the units (7.3.1), each after a start code (Annex B) of four bytes. */
    private static List<Integer> types(byte[] unit) {
        List<Integer> types = new ArrayList<>();
        for (int i = 0; i + 4 < unit.length; i++) {
            if (unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] == 0 && unit[i + 3] == 1) {
                types.add(unit[i + 4] & 0x1F);
            }
        }
        return types;
    }

    @AfterEach
    void close() {
        recording.close();
    }
}
