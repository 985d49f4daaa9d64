package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.webrtc.RtcOffer;

class RenditionsLimitTest {

    @Test
    void whoAsksForOneRenditionMoreThanThereMayBeIsAnsweredSo() {
        try (RunningApp app = RunningApp.limited("test", Map.of(Limit.RENDITIONS, 1L));
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            viewer.next();
            var answer = app.get("/snapshot/?format=png");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"error\":\"the stream has as many renditions as it may have\"}");
            assertThat(app.get("/snapshot/").statusCode()).isEqualTo(200);
            await().until(() -> new String(app.get("/api/limits").body(), StandardCharsets.UTF_8)
                    .contains("\"renditions\":{\"limit\":1,\"reached\":1}"));
        }
    }

    @Test
    void anOfferIsAnsweredSoToo() {
        try (RunningApp app = RunningApp.limited("test", Map.of(Limit.RENDITIONS, 1L));
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            viewer.next();
            var answer = app.send(HttpRequest.newBuilder(app.uri("/whep/"))
                    .header("Content-Type", "application/sdp")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            RtcOffer.sdp(Codec.VP8, "sha-256 " + "00:".repeat(31) + "00")))
                    .build());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"error\":\"the stream has as many renditions as it may have\"}");
        }
    }

    @Test
    void whoAsksForMorePixelsThanTheRenditionsMayHaveTogetherIsAnsweredSo() {
        try (RunningApp app = RunningApp.limited("test", Map.of(Limit.RENDITION_PIXELS, 1_000_000L));
                MjpegClient usual = new MjpegClient(app.port(), "/video/");
                MjpegClient large = new MjpegClient(app.port(), "/video/?size=2000,2000")) {
            usual.next();
            large.next();
            var answer = app.get("/snapshot/?size=100,100");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"error\":\"the renditions that were asked for have as many pixels as they may"
                            + " have together (rendition_pixels)\"}");
            assertThat(app.get("/snapshot/").statusCode()).isEqualTo(200);
            assertThat(app.get("/snapshot/?format=png").statusCode()).isEqualTo(200);
            assertThat(new String(app.get("/api/limits").body(), StandardCharsets.UTF_8))
                    .contains("\"rendition_pixels\":{\"limit\":1000000,\"reached\":1}");
        }
    }
}
