package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.RunningApp;

class LimitsRouteTest {

    @Test
    void tellsEveryLimitWithItsValueAndCounter() {
        ServerConfig config =
                Configs.limited(Configs.server(List.of(Configs.stream("test"))), Map.of(Limit.SNAPSHOTS, 5L));
        try (RunningApp app = new RunningApp(config)) {
            JsonObject answer =
                    new JsonObject(Buffer.buffer(app.get("/api/limits").body()));
            assertThat(answer.fieldNames())
                    .containsExactlyElementsOf(
                            Stream.of(Limit.values()).map(Limit::key).toList());
            assertThat(answer.getJsonObject("snapshots"))
                    .isEqualTo(new JsonObject().put("limit", 5).put("reached", 0));
        }
    }
}
