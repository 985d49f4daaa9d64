package org.videostreamer.source.media.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.H264Writer;

class SequenceParametersTest {

    /** With all that encoders say of colours, times and order. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "high with B-frames, 6764001facd9405005bb016a02020280000003008000001e478c18cb, 1280x720, 100, true",
        "constrained baseline, 6742c01f8c8d40501e900f08846a, 640x480, 66, false",
    })
    void readsWhatStandsBehindTheSizeToo(String what, String hex, String size, int profile, boolean reorders) {
        SequenceParameters set = read(HexFormat.of().parseHex(hex)).orElseThrow();
        assertThat(set.size()).hasToString(size);
        assertThat(set.profile()).isEqualTo(profile);
        assertThat(set.reorders()).isEqualTo(reorders);
        assertThat(set.frames()).isTrue();
        assertThat(set.plain()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"16,16", "1280,718", "1920,1080", "4096,2304"})
    void tellsTheSizeThatIsSeen(int width, int height) {
        byte[] unit = H264Writer.sequence(100, new Size(width, height));
        assertThat(readBehindStartCode(unit).orElseThrow().size()).isEqualTo(new Size(width, height));
    }

    @Test
    void oneThatIsCutIsNone() {
        byte[] unit = H264Writer.sequence(100, new Size(1280, 720));
        for (int length = 5; length < 12; length++) {
            assertThat(SequenceParameters.read(ByteBuffer.wrap(unit), 4, length))
                    .isEmpty();
        }
    }

    private static Optional<SequenceParameters> read(byte[] unit) {
        return SequenceParameters.read(ByteBuffer.wrap(unit), 0, unit.length);
    }

    private static Optional<SequenceParameters> readBehindStartCode(byte[] unit) {
        return SequenceParameters.read(ByteBuffer.wrap(unit), 4, unit.length);
    }
}
