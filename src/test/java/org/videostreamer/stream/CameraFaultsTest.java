package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.StripReader;
import org.videostreamer.testing.TestJpegs;
import org.videostreamer.testing.WebSocketClient;

/** What viewers see of a camera that blinks. */
class CameraFaultsTest {

    private static final byte[] PICTURE = TestJpegs.colour(new Size(320, 240), 1);

    @Test
    void jpegFromACameraReachesMjpegViewersToTheByte() {
        try (MisbehavingCamera camera = camera();
                RunningApp app = RunningApp.of(camera.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            assertThat(viewer.next().jpeg()).isEqualTo(PICTURE);
        }
    }

    @Test
    void aSizeThatIsTheCamerasOwnChangesNothingAndAnotherIsExact() {
        try (MisbehavingCamera camera = camera();
                RunningApp app = new RunningApp(List.of(
                        sized(camera, new PictureSize(320, 240), false),
                        sized(camera, new PictureSize(163, 121), false),
                        sized(camera, new PictureSize(0, 0), true)));
                MjpegClient same = new MjpegClient(app.ports().get(0), "/video/");
                MjpegClient odd = new MjpegClient(app.ports().get(1), "/video/");
                MjpegClient flipped = new MjpegClient(app.ports().get(2), "/video/")) {
            assertThat(same.next().jpeg()).isEqualTo(PICTURE);
            byte[] small = odd.next().jpeg();
            assertThat(StripReader.read(small).getWidth()).isEqualTo(163);
            assertThat(StripReader.read(small).getHeight()).isEqualTo(121);
            assertThat(flipped.next().jpeg()).isNotEqualTo(PICTURE);
        }
    }

    @Test
    void allSourcesOfAConfigurationAreServedAtOnce() {
        try (RunningApp app = RunningApp.of("test?size=320x240", "test?size=640x480&fps=30");
                MjpegClient first = new MjpegClient(app.ports().get(0), "/video/");
                MjpegClient second = new MjpegClient(app.ports().get(1), "/video/")) {
            for (int i = 0; i < 5; i++) {
                assertThat(StripReader.read(first.next().jpeg()).getWidth()).isEqualTo(320);
                assertThat(StripReader.read(second.next().jpeg()).getWidth()).isEqualTo(640);
            }
        }
    }

    @Test
    void aCameraThatIsKilledIsToldToViewersWhoStayAndSeeItComeBack() {
        try (MisbehavingCamera camera = camera();
                RunningApp app = RunningApp.of(camera.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            assertThat(viewer.next().jpeg()).isEqualTo(PICTURE);
            camera.stop();
            MjpegClient.Part card = untilSignal(viewer, false);
            assertThat(StripReader.read(card.jpeg()).getWidth()).isEqualTo(320);
            await().until(() ->
                    status(app).contains("\"state\":\"failed\"") && status(app).contains("refuses"));
            camera.start();
            assertThat(untilSignal(viewer, true).jpeg()).isEqualTo(PICTURE);
            // The picture is on its way before the state is told.
            await().until(() -> status(app).contains("\"state\":\"live\""));
        }
    }

    @Test
    void aCameraThatIsAbsentAtTheStartIsServedWithAReasonUntilItIsThere() {
        MisbehavingCamera camera = camera();
        camera.stop();
        try (camera;
                RunningApp app = RunningApp.of(camera.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/")) {
            untilSignal(viewer, false);
            assertThat(player.next()).isNotEmpty();
            HttpResponse<byte[]> snapshot = app.get("/snapshot/");
            assertThat(snapshot.statusCode()).isEqualTo(503);
            assertThat(snapshot.headers().firstValue("x-no-signal")).hasValue("1");
            assertThat(StripReader.read(snapshot.body()).getWidth()).isEqualTo(640);
            camera.start();
            untilSignal(viewer, true);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCameraThatFallsSilentIsStalledAndTakenUpAgain() {
        try (MisbehavingCamera camera = new MisbehavingCamera()
                        .pictures(List.of(PICTURE))
                        .silentAfter(3)
                        .start();
                RunningApp app = new RunningApp(List.of(impatient(camera)));
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            untilSignal(viewer, true);
            untilSignal(viewer, false);
            assertThat(status(app)).containsAnyOf("\"state\":\"stalled\"", "\"state\":\"failed\"");
            untilSignal(viewer, true);
            assertThat(camera.connections()).isGreaterThan(1);
        }
    }

    @Test
    void aChangeOfSizeIsFollowedWithoutDroppingAViewer() throws Exception {
        try (MisbehavingCamera camera = new MisbehavingCamera()
                        .pictures(List.of(PICTURE))
                        .resizeAfter(40, new Size(200, 100))
                        .start();
                RunningApp app = RunningApp.of(camera.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/")) {
            assertThat(StripReader.read(viewer.next().jpeg()).getWidth()).isEqualTo(320);
            byte[] first = player.next();
            assertThat(sizeOf(first)).contains("width=320|height=240");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> StripReader.read(viewer.next().jpeg()).getWidth() == 200);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> sizeOf(player.next()).contains("width=200|height=100"));
        }
    }

    @Test
    void aCameraThatTurnsGreyAndBackIsFollowed() throws Exception {
        byte[] grey = TestJpegs.grey(new Size(320, 240), 1);
        try (MisbehavingCamera camera =
                        new MisbehavingCamera().pictures(List.of(PICTURE, grey)).start();
                RunningApp app = new RunningApp(List.of(sized(camera, new PictureSize(160, 120), false)));
                MjpegClient viewer = new MjpegClient(app.port(), "/video/");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/")) {
            Set<Integer> components = new HashSet<>();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                components.add(
                        StripReader.read(viewer.next().jpeg()).getRaster().getNumBands());
                return components.size() == 2 && player.next().length > 0;
            });
        }
    }

    @Test
    void aBadPictureNowAndThenIsSkipped() {
        try (MisbehavingCamera camera = new MisbehavingCamera()
                        .pictures(List.of(PICTURE))
                        .badEvery(3)
                        .start();
                RunningApp app = RunningApp.of(camera.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/")) {
            for (int i = 0; i < 10; i++) {
                assertThat(viewer.next().jpeg()).isEqualTo(PICTURE);
                assertThat(player.next()).isNotEmpty();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static MisbehavingCamera camera() {
        return new MisbehavingCamera().pictures(List.of(PICTURE)).start();
    }

    private static MjpegClient.Part untilSignal(MjpegClient viewer, boolean signal) {
        MjpegClient.Part part = viewer.next();
        while (part.headers().containsKey("x-no-signal") == signal) {
            part = viewer.next();
        }
        return part;
    }

    private static String status(RunningApp app) {
        return new String(app.get("/api/stream").body(), StandardCharsets.UTF_8);
    }

    private static String sizeOf(byte[] message) {
        // A picture that needs others has no header to tell a size.
        boolean key = new String(message, StandardCharsets.ISO_8859_1).contains("\0\0\1\u00b3");
        return key ? Ffmpeg.probe(message, "-show_entries", "stream=width,height", "-of", "compact=p=0") : "";
    }

    private static StreamConfig sized(MisbehavingCamera camera, PictureSize size, boolean flip) {
        return StreamBuilder.of(camera.uri()).size(size).flip(flip).build();
    }

    private static StreamConfig impatient(MisbehavingCamera camera) {
        Timeouts timeouts = new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMillis(700));
        return StreamBuilder.of(camera.uri()).timeouts(timeouts).build();
    }
}
