package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;

class LibavEncoderTest {

    private static final Size SIZE = new Size(64, 48);

    /** FFmpeg itself takes it without a word. */
    @Test
    void aMisspeltOptionIsAnError() {
        Map<String, String> options = Map.of("cpu_used", "-12", "deadline", "realtime");
        assertThatThrownBy(() -> open(options).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FFmpeg's libvpx does not know 1 of the options {");
    }

    @Test
    void aValueOutOfRangeIsAnError() {
        assertThatThrownBy(() -> open(Map.of("cpu-used", "-99")).close()).isInstanceOf(PictureException.class);
    }

    private static LibavEncoder open(Map<String, String> options) {
        return new LibavEncoder(
                "libvpx", SIZE, options, context -> context.time_base().num(1).den(25));
    }
}
