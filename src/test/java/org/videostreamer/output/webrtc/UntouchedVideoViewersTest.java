package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.config.PictureSize;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** Viewers by WebRTC of H.264 that is passed on as it came, watched from their own side. */
class UntouchedVideoViewersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UNTOUCHED = "passed on as the camera sent it";

    @TempDir
    private static Path folder;

    private static String uri;

    @BeforeAll
    static void makeVideo() {
        Path file = folder.resolve("video.mp4");
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i"));
        arguments.addAll(List.of("testsrc2=s=320x240:r=25:d=4", "-pix_fmt", "yuv420p", "-c:v", "libopenh264"));
        arguments.addAll(List.of("-profile:v", "high", "-b:v", "400k", "-g", "20", file.toString()));
        Ffmpeg.run("ffmpeg", arguments);
        uri = file.toUri().toString();
    }

    @Test
    void everyPictureIsDecodedByViewersAndByNobodyElse() {
        try (RunningApp app = RunningApp.of(uri);
                RtcViewer viewer = watch(app);
                RtcViewer lossy = new RtcViewer(
                        app.uri("/"), ViewerOptions.good(Codec.H264).losing(0.05))) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= 50 && lossy.decoded() >= 50);
            assertThat(viewer.undecoded()).isZero();
            assertThat(viewer.sizes()).containsExactly("320x240");
            assertThat(viewer.keyframes()).isGreaterThan(1);
            JsonObject rendition = rendition(app, 0);
            assertThat(rendition.getString("made")).isEqualTo(UNTOUCHED);
            assertThat(rendition.getString("to")).isEqualTo("320x240");
            assertThat(state(app).getInteger("width")).isEqualTo(320);
            assertThat(state(app).getDouble("fps")).isPositive();
        }
    }

    @Test
    void aSnapshotIsThereAtOnceAndTroublesNobody() throws IOException {
        try (RunningApp app = RunningApp.of(uri);
                RtcViewer viewer = watch(app)) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= 10);
            for (String format : List.of("jpeg", "png")) {
                var image = ImageIO.read(new ByteArrayInputStream(
                        app.get("/snapshot/?format=" + format).body()));
                assertThat(image.getWidth()).isEqualTo(320);
                assertThat(image.getHeight()).isEqualTo(240);
            }
            int before = viewer.decoded();
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= before + 10);
            assertThat(viewer.undecoded()).isZero();
            assertThat(rendition(app, 0).getString("made")).isEqualTo(UNTOUCHED);
        }
    }

    @Test
    void anotherSizeIsEncodedAndSaysSo() {
        try (RunningApp app = new RunningApp(List.of(
                        StreamBuilder.of(uri).size(new PictureSize(160, 0)).build()));
                RtcViewer viewer = watch(app)) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= 10);
            assertThat(viewer.sizes()).containsExactly("160x120");
            assertThat(rendition(app, 0).getString("made"))
                    .isEqualTo("encoded, because the picture is scaled, cropped, turned or mirrored");
        }
    }

    private static RtcViewer watch(RunningApp app) {
        return new RtcViewer(app.uri("/"), ViewerOptions.good(Codec.H264));
    }

    private static JsonObject state(RunningApp app) {
        return new JsonObject(new String(app.get("/api/stream").body()));
    }

    private static JsonObject rendition(RunningApp app, int place) {
        return state(app).getJsonArray("renditions").getJsonObject(place);
    }
}
