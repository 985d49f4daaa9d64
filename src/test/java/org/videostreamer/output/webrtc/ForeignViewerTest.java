package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.TestNetwork;

/**
 * GStreamer watches. Debian: python3-gi, gir1.2-gst-plugins-bad-1.0, gstreamer1.0-plugins-good, -bad and
 * gstreamer1.0-nice.
 */
class ForeignViewerTest {

    private static final long PATIENCE_SECONDS = 60;

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264", "H264-PLAIN"})
    void gstreamerDecodesAHundredPictures(String codec) throws IOException, InterruptedException {
        TestNetwork.address();
        try (RunningApp app = new RunningApp(Configs.everywhere(Configs.stream("test?size=320x240&fps=25")))) {
            Process viewer = new ProcessBuilder(
                            "/usr/bin/python3",
                            "src/test/resources/webrtc-viewer.py",
                            app.uri("/offer").toString(),
                            codec,
                            "100")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                assertThat(viewer.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .as("GStreamer has its pictures")
                        .isTrue();
                String size = new String(viewer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(size.strip()).isEqualTo("320x240");
            } finally {
                viewer.destroyForcibly();
            }
        }
    }
}
