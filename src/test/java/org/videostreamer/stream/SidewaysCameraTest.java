package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.TestJpegs;

/** A camera whose EXIF says how its pictures are to be turned. */
@Timeout(60)
class SidewaysCameraTest {

    @ParameterizedTest
    @CsvSource({"3, 64, 48", "6, 48, 64", "8, 48, 64"})
    void isShownTheRightWayUpInEveryFormat(int orientation, int width, int height) throws Exception {
        byte[] file = TestJpegs.exif(new Size(64, 48), 1, orientation);
        try (MisbehavingCamera camera =
                        new MisbehavingCamera().pictures(List.of(file)).start();
                RunningApp app = RunningApp.of(camera.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            for (byte[] picture : List.of(
                    app.get("/snapshot/?format=png").body(),
                    app.get("/snapshot/?format=jpeg").body(),
                    firstPicture(viewer))) {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
                assertThat(image.getWidth()).isEqualTo(width);
                assertThat(image.getHeight()).isEqualTo(height);
                // No program turns it once more.
                assertThat(new String(picture, StandardCharsets.ISO_8859_1)).doesNotContain("Exif\0\0MM");
            }
            assertThat(new String(app.get("/api/stream").body(), StandardCharsets.UTF_8))
                    .contains("\"width\":" + width, "\"height\":" + height);
        }
    }

    private static byte[] firstPicture(MjpegClient viewer) {
        MjpegClient.Part part = viewer.next();
        while (part.headers().containsKey("x-no-signal")) {
            part = viewer.next();
        }
        return part.jpeg();
    }
}
