package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StripReader;
import org.videostreamer.testing.TestJpegs;
import org.videostreamer.testing.WebSocketClient;

/** What viewers see of cameras whose pictures are larger, or claim to be, than the program or a codec holds. */
class HugePicturesTest {

    @Test
    void aCameraThatClaimsTooManyPixelsFailsWithAReason() throws Exception {
        try (MisbehavingCamera camera = claiming(new Size(65535, 65535)).start();
                RunningApp app = RunningApp.of(camera.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/")) {
            BufferedImage card = StripReader.read(viewer.next().jpeg());
            assertThat(new Size(card.getWidth(), card.getHeight())).isEqualTo(new Size(640, 480));
            assertThat(player.next()).isNotEmpty();
            await().until(() -> status(app)
                    .contains("\"state\":\"failed\",\"reason\":\"a picture of 65535x65535 is too large;"
                            + " the limit picture_pixels allows 128000000 pixels\""));
        }
    }

    @Test
    void theCardOfALargeCameraIsNoLargerThanAScreen() {
        try (MisbehavingCamera camera =
                        claiming(new Size(12000, 9000)).dropAfter(1).start();
                RunningApp app = RunningApp.of(camera.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            next(viewer, false);
            camera.stop();
            MjpegClient.Part part = next(viewer, true);
            BufferedImage card = StripReader.read(part.jpeg());
            assertThat(new Size(card.getWidth(), card.getHeight())).isEqualTo(new Size(1920, 1440));
        }
    }

    @Test
    void aCameraLargerThanACodecHoldsIsShownScaledAndTheApiSaysSo() throws Exception {
        try (RunningApp app = RunningApp.of("test?size=4096x3000&fps=5");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/")) {
            byte[] first = player.next();
            assertThat(Ffmpeg.probe(first, "-show_entries", "stream=width,height", "-of", "compact=p=0"))
                    .contains("width=4094|height=2998");
            await().until(() -> status(app)
                    .contains("\"from\":\"4096x3000\",\"to\":\"4094x2998\","
                            + "\"why\":\"MPEG-1 holds at most 4095 pixels a side\""));
        }
    }

    private static MjpegClient.Part next(MjpegClient viewer, boolean card) {
        MjpegClient.Part part = viewer.next();
        while (part.headers().containsKey("x-no-signal") != card) {
            part = viewer.next();
        }
        return part;
    }

    private static MisbehavingCamera claiming(Size size) {
        byte[] file = TestJpegs.colour(new Size(64, 48), 1);
        TestJpegs.claim(file, size);
        return new MisbehavingCamera().pictures(List.of(file));
    }

    private static String status(RunningApp app) {
        return new String(app.get("/api/stream").body(), StandardCharsets.UTF_8);
    }
}
