package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;

class RenditionsLimitTest {

    @Test
    void whoAsksForOneRenditionMoreThanThereMayBeIsAnsweredSo() {
        ServerConfig one = new ServerConfig(List.of(RunningApp.source("test")));
        ServerConfig bounded = new ServerConfig(one.sources(), one.webrtc(), Map.of(Limit.RENDITIONS, 1L));
        try (RunningApp app = new RunningApp(bounded);
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
}
