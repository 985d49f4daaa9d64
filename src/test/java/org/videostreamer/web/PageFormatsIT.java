package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;

/** What the page promises in every format, in a real Chromium. */
class PageFormatsIT extends BrowserPerClass {

    /** As a Firefox without its plug-in for H.264. */
    private static final String NO_H264 = """
            const original = RTCRtpReceiver.getCapabilities;
            RTCRtpReceiver.getCapabilities = (kind) => {
              const { codecs } = original.call(RTCRtpReceiver, kind);
              return { codecs: codecs.filter(({ mimeType }) => mimeType !== 'video/H264') };
            };
            """;

    @Test
    void aPageIsOneViewerHoweverOftenItsFormatChanges() {
        try (RunningApp app = showing(OutputFormat.MJPEG)) {
            page.open(address(app));
            for (String format : List.of("MJPEG", "MPEG1", "MJPEG", "VP8", "MJPEG", "H264", "MPEG1", "MJPEG")) {
                page.choose(format);
                assertThat(page.plays(element(format))).isTrue();
                await().atMost(PATIENCE).until(() -> app.viewers() == 1);
            }
            page.open("about:blank");
            await().atMost(PATIENCE).until(() -> app.viewers() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MJPEG", "MPEG1", "VP8", "H264"})
    void numberAndLatencyOfThePaintedPictureAreTold(String format) {
        try (RunningApp app = showing(OutputFormat.valueOf(format))) {
            page.open(address(app));
            assertThat(page.plays(element(format))).isTrue();
            await().atMost(PATIENCE).until(() -> page.toldLatency() > 0);
            long told = page.toldNumber();
            long painted = (Long) page.run(Chromium.READ_STRIP);
            assertThat(told).isBetween(0L, painted);
            await().atMost(PATIENCE).until(() -> page.toldNumber() > told);
            assertThat(page.text("frame")).isNotEqualTo("–");
            assertThat(page.text("latency")).matches("\\d+ ± \\d+ ms");
        }
    }

    @Test
    void thePageSaysWhyItShowsAnotherFormat() {
        onEachPage(NO_H264);
        try (RunningApp app = showing(OutputFormat.H264)) {
            page.open(address(app));
            assertThat(page.plays("canvas")).isTrue();
            assertThat(page.text("hint"))
                    .isEqualTo("H264 cannot be shown: this browser cannot receive H.264 by WebRTC."
                            + " MJPEG is shown instead.");
            page.choose("VP8");
            assertThat(page.plays("video")).isTrue();
            assertThat(page.text("hint")).isEmpty();
        }
    }

    private static RunningApp showing(OutputFormat format) {
        return new RunningApp(Configs.everywhere(
                StreamBuilder.of("test?size=640x480&fps=20").format(format).build()));
    }

    private static String address(RunningApp app) {
        return "http://127.0.0.1:" + app.port() + "/ui";
    }

    private static String element(String format) {
        return format.startsWith("M") ? "canvas" : "video";
    }
}
