package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.testing.RunningApp;

/** What the API tells of the samples of a stream's pictures. */
class DepthTest {

    @Test
    void whatSamplesAreIsToldAsItIs(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("config.json"), """
                {"server": {"listen": "127.0.0.1:0"}, "streams": {
                    "plain": {"input_uri": "test", "preload": true},
                    "deep": {"input_uri": "test?depth=12", "preload": true},
                    "floats": {"input_uri": "test?depth=float", "preload": true},
                    "told": {"input_uri": "test?depth=12", "preload": true, "range": [0, 1000.5]}}}
                """);
        try (RunningApp app = RunningApp.ofFile(file)) {
            assertTold(app, "plain", "uint8", 8, 0, 255);
            assertTold(app, "deep", "uint16", 12, 0, 4095);
            assertTold(app, "floats", "float32", 32, 0, 1);
            assertTold(app, "told", "uint16", 10, 0, 1000.5);
        }
    }

    private static void assertTold(
            RunningApp app, String name, String samples, int depth, Number lowest, Number highest) {
        await().until(() -> status(app, name).containsKey("depth"));
        JsonObject status = status(app, name);
        assertThat(status.getString("samples")).isEqualTo(samples);
        assertThat(status.getInteger("depth")).isEqualTo(depth);
        assertThat(status.getJsonArray("range"))
                .isEqualTo(new JsonArray().add(lowest).add(highest));
        assertThat(status.getBoolean("range_guessed")).isFalse();
    }

    private static JsonObject status(RunningApp app, String name) {
        return new JsonObject(new String(app.get("/api/streams/" + name).body(), StandardCharsets.UTF_8));
    }
}
