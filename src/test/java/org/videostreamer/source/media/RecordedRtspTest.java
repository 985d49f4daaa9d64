package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.RtspServer;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;

/** A clip of an RTSP camera. */
class RecordedRtspTest {

    @Test
    void isTheCamerasOwnVideoWithEveryPictureAtItsTime() throws Exception {
        try (RtspServer server = new RtspServer();
                RunningApp app = new RunningApp(List.of(StreamBuilder.of(server.uri("/h264"))
                        .recorded(Duration.ofSeconds(30))
                        .build()))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> recorded(app) >= 30);
            assertThat(status(app).getJsonArray("renditions").getJsonObject(0).getString("made"))
                    .isEqualTo("passed on as the camera sent it");
            HttpResponse<byte[]> clip = app.get("/clip");
            int pictures = Integer.parseInt(
                    clip.headers().firstValue("x-clip-pictures").orElseThrow());
            assertThat(probe(clip.body(), "stream=codec_name,width,height")).containsExactly("h264,320,240");
            assertThat(probe(clip.body(), "frame=pict_type")).hasSize(pictures);
            List<Double> times = probe(clip.body(), "packet=pts_time").stream()
                    .map(Double::valueOf)
                    .toList();
            assertThat(times)
                    .hasSize(pictures)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .startsWith(0.0);
            double told = Double.parseDouble(
                    clip.headers().firstValue("x-clip-seconds").orElseThrow());
            assertThat(times.get(pictures - 1)).isBetween(told - 0.1, told + 0.1);
        }
    }

    private static JsonObject status(RunningApp app) {
        return new JsonObject(new String(app.get("/api/stream").body(), StandardCharsets.UTF_8));
    }

    private static int recorded(RunningApp app) {
        return status(app).getJsonObject("record").getInteger("pictures");
    }

    private static List<String> probe(byte[] file, String entries) {
        return Ffmpeg.probe(file, "-show_entries", entries, "-of", "csv=p=0")
                .lines()
                .map(line -> line.replaceFirst(",$", ""))
                .filter(Predicate.not(String::isBlank))
                .toList();
    }
}
