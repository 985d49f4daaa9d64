package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;

class Vp8EncoderTest {

    private final Recording recording = new Recording(Codec.VP8, 4, OptionalInt.empty());

    @Test
    void oddSidesStayAsTheyAre() {
        Size odd = new Size(659, 493);
        for (int i = 0; i < 3; i++) {
            assertThat(recording.still(odd, false).size()).isEqualTo(odd);
        }
        assertThat(recording.frames("width,height")).hasSize(3).containsOnly("width=659|height=493");
        assertThat(recording.stream("codec_name,pix_fmt")).isEqualTo("codec_name=vp8|pix_fmt=yuv420p");
    }

    @Test
    void theSmallestPictureAndTheLongestSideCanBeShown() {
        recording.still(new Size(1, 1), false);
        recording.still(new Size(16383, 2), false);
        assertThat(recording.frames("width,height")).containsExactly("width=1|height=1", "width=16383|height=2");
    }

    /** The first bit of RFC 6386's frame tag (section 9.1). */
    @Test
    void aFrameBeginsWithItsTag() {
        assertThat(Recording.bytes(recording.still(new Size(64, 48), false))[0] & 1)
                .isZero();
        assertThat(Recording.bytes(recording.still(new Size(64, 48), false))[0] & 1)
                .isOne();
    }

    @Test
    void aSideThatItsHeadersCannotHoldIsRefused() {
        assertThatThrownBy(() -> recording.still(new Size(16384, 2), false))
                .isInstanceOf(PictureException.class)
                .hasMessage("VP8 holds at most 16383 pixels a side, the picture is 16384x2");
    }

    @AfterEach
    void close() {
        recording.close();
    }
}
