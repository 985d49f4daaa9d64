package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.WebRtcConfig;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.LivePage;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;

/** VP8 and H.264 in the page in a real Chromium. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebRtcPageIT extends BrowserPerClass {

    /** Lets the page find none of the server's UDP ports, as a firewall would. */
    private static final String NO_UDP = """
            const original = RTCPeerConnection.prototype.setRemoteDescription;
            RTCPeerConnection.prototype.setRemoteDescription = function (answer) {
              const lines = answer.sdp.split('\\r\\n').filter((line) => !/^a=candidate:.* udp /.test(line));
              return original.call(this, { type: answer.type, sdp: lines.join('\\r\\n') });
            };
            """;

    private RunningApp deserted;

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264"})
    void twoViewersOneLateBothSeeEveryPictureInItsSize(String format) {
        try (RunningApp app = serving("test?size=640x480&fps=10")) {
            page.open(address(app, format));
            assertThat(page.plays("video")).isTrue();
            String first = browser.getWindowHandle();
            browser.switchTo().newWindow(WindowType.WINDOW);
            page.open(address(app, format));
            assertThat(page.plays("video")).isTrue();
            assertThat(size()).isEqualTo("640x480");
            assertThat(status(app).getInteger("connected")).isEqualTo(2);
            assertThat(seesAll()).isTrue();
            // What was there before it came as a burst, and no delay stays of that.
            await().atMost(PATIENCE).until(() -> page.toldLatency() > 0 && page.toldLatency() < 1_000);
            browser.switchTo().window(first);
            assertThat(seesAll()).isTrue();
            assertThat(size()).isEqualTo("640x480");
            await().atMost(PATIENCE).until(() -> page.toldLatency() > 0);
        }
    }

    @Test
    void aPageThatGoesEndsItsSession() {
        try (RunningApp app = serving("test")) {
            page.open(address(app, "VP8"));
            assertThat(page.plays("video")).isTrue();
            page.choose("MJPEG");
            await().atMost(PATIENCE).until(() -> status(app).getInteger("sessions") == 0);
            page.choose("H264");
            assertThat(page.plays("video")).isTrue();
            page.open("about:blank");
            await().atMost(PATIENCE).until(() -> status(app).getInteger("sessions") == 0);
        }
    }

    /** The server waits half a minute for a browser that says nothing; the other tests are done meanwhile. */
    @BeforeAll
    void killABrowser(@TempDir Path profile) {
        deserted = serving("test");
        ChromeDriver killed = Chromium.open(profile);
        LivePage itsPage = new LivePage(killed);
        itsPage.open(address(deserted, "VP8"));
        assertThat(itsPage.plays("video")).isTrue();
        assertThatThrownBy(() -> killed.executeCdpCommand("Browser.crash", Map.of()))
                .isInstanceOf(WebDriverException.class);
        killed.quit();
    }

    @AfterAll
    void closeDeserted() {
        deserted.close();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aBrowserThatIsKilledIsForgotten() {
        await().atMost(PATIENCE).until(() -> status(deserted).getInteger("sessions") == 0);
    }

    @Test
    void aViewerWithoutUdpWatchesByTcp() {
        WebRtcConfig webrtc = new WebRtcConfig(0, List.of(), FreePorts.any());
        try (RunningApp app = new RunningApp(Configs.webrtc(Configs.everywhere(Configs.stream("test")), webrtc))) {
            onEachPage(NO_UDP);
            page.open(address(app, "VP8"));
            assertThat(page.plays("video")).isTrue();
        }
    }

    @Test
    void oddSizesAreShownToThePixelInVp8() {
        try (RunningApp app = new RunningApp(Configs.everywhere(
                StreamBuilder.of("test").size(new PictureSize(659, 493)).build()))) {
            page.open(address(app, "VP8"));
            assertThat(page.plays("video")).isTrue();
            assertThat(size()).isEqualTo("659x493");
        }
    }

    @Test
    void aCameraThatGoesAndComesBackPlaysOnInTheSameSession() {
        try (MisbehavingCamera camera = new MisbehavingCamera().start();
                RunningApp app = serving(camera.uri())) {
            page.open(address(app, "VP8"));
            await().atMost(PATIENCE).until(() -> painted() > 0);
            page.run(Chromium.PICTURE + ".dataset.mark = 'same'");
            camera.stop();
            await().atMost(PATIENCE).until(() -> page.text("state").equals("failed"));
            camera.start();
            await().atMost(PATIENCE).until(() -> page.text("state").equals("live"));
            long before = painted();
            await().atMost(PATIENCE).until(() -> painted() > before + 3);
            assertThat(page.run("return " + Chromium.PICTURE + ".dataset.mark")).isEqualTo("same");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "high"})
    void videoOfOtherProfilesThanWereOfferedPlaysAsItCame(String profile, @TempDir Path folder) throws IOException {
        Path video = folder.resolve("video.mp4");
        try (RunningApp app = RunningApp.of("test?size=640x480&fps=100");
                MjpegClient recorder = new MjpegClient(app.port(), "/video/")) {
            ByteArrayOutputStream pictures = new ByteArrayOutputStream();
            for (int i = 0; i < 120; i++) {
                pictures.writeBytes(recorder.next().jpeg());
            }
            Path file = folder.resolve("video.mjpeg");
            Files.write(file, pictures.toByteArray());
            List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y", "-r", "20", "-i", file.toString()));
            arguments.addAll(List.of("-pix_fmt", "yuv420p", "-c:v", "libopenh264", "-profile:v", profile));
            arguments.addAll(List.of("-b:v", "2M", "-g", "40", video.toString()));
            Ffmpeg.run("ffmpeg", arguments);
        }
        try (RunningApp app = serving(video.toUri().toString())) {
            page.open(address(app, "H264"));
            assertThat(page.plays("video")).isTrue();
            assertThat(size()).isEqualTo("640x480");
            assertThat(new String(app.get("/api/stream").body(), StandardCharsets.UTF_8))
                    .contains("\"made\":\"passed on as the camera sent it\"");
        }
    }

    private static RunningApp serving(String uri) {
        return new RunningApp(Configs.everywhere(Configs.stream(uri)));
    }

    private static String address(RunningApp app, String format) {
        return "http://127.0.0.1:" + app.port() + "/ui#" + format;
    }

    private static JsonObject status(RunningApp app) {
        return new JsonObject(new String(app.get("/api/webrtc").body()));
    }

    /**
     * Waits until twelve pictures in a row were decoded, none left out, by the numbers that the server tells. Viewers who
     * share pictures among them would not see two in a row.
     */
    private boolean seesAll() {
        await().atMost(PATIENCE).until(() -> (Boolean) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const video = %s;
                const stamps = [];
                const take = (now, metadata) => {
                  stamps.push(metadata.rtpTimestamp);
                  if (stamps.length < 12) {
                    video.requestVideoFrameCallback(take);
                    return;
                  }
                  // 10 pictures a second are 9,000 ticks apart; one left out would make twice as many.
                  const gaps = stamps.slice(1).map((stamp, i) => (stamp - stamps[i]) >>> 0);
                  done(gaps.every((gap) => gap < 17_000));
                };
                video.requestVideoFrameCallback(take);
                """.formatted(Chromium.PICTURE)));
        return true;
    }

    private String size() {
        return String.valueOf(
                page.run("const p = " + Chromium.PICTURE + "; return p.videoWidth + 'x' + p.videoHeight"));
    }

    private long painted() {
        return (Long) page.run("const p = " + Chromium.PICTURE + ";"
                + "return p?.getVideoPlaybackQuality ? p.getVideoPlaybackQuality().totalVideoFrames : 0");
    }
}
