package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.testing.RunningApp;

@TestInstance(Lifecycle.PER_CLASS)
class HeadTest {

    private RunningApp app;

    @BeforeAll
    void start() {
        app = RunningApp.of("test");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, 302, ",
        "/ui, 200, text/html; charset=utf-8",
        "/ui/, 200, text/html; charset=utf-8",
        "/static/ui.js, 200, text/javascript; charset=utf-8",
        "/static/jsmpeg.min.js, 200, text/javascript; charset=utf-8",
        "/static/none.js, 404, application/json",
        "/api/stream, 200, application/json",
        "/api/limits, 200, application/json",
        "/api/webrtc, 404, application/json",
        "/video/, 200, multipart/x-mixed-replace; boundary=frame",
        "/video/other, 404, application/json",
        "/snapshot/, 200, image/jpeg",
        "/snapshot?format=png, 200, image/png",
        "/snapshot/?format=gif, 400, application/json",
        "/ws/, 426, application/json",
        "/offer, 405, application/json"
    })
    void isAnsweredAsGetWithoutABodyAndWakesNoCamera(String path, int status, String type) {
        HttpResponse<byte[]> answer = app.send(HttpRequest.newBuilder(app.uri(path))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse(null)).isEqualTo(type);
        assertThat(answer.body()).isEmpty();
        assertThat(new String(app.get("/api/stream").body(), StandardCharsets.UTF_8))
                .contains("\"state\":\"idle\"");
    }

    @ParameterizedTest
    @CsvSource({"/ui", "/static/ui.js"})
    void tellsTheLengthOfAFile(String path) {
        HttpResponse<byte[]> answer = app.send(HttpRequest.newBuilder(app.uri(path))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(answer.headers().firstValueAsLong("content-length"))
                .hasValue(app.get(path).body().length);
    }
}
