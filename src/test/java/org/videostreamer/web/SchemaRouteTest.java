package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.RunningApp;

class SchemaRouteTest {

    @Test
    void answersTheSchemaOfTheDocuments() throws Exception {
        try (RunningApp app = RunningApp.of("test")) {
            var answer = app.get("/api/schema");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/schema+json");
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(Files.readString(Path.of("docs", "configuration.schema.json")));
        }
    }
}
