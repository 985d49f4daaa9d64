package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.WebSocketClient;

/** What the pixels of a stream are in the world, set and told over HTTP. */
class CalibrationRoutesTest {

    private static final String PATH = "/api/streams/sample/calibration";
    private static final String ZOOM =
            "zoom: {'1': {pixel_size: 2}, '2': {pixel_size: [0.5, 0.25], cross_hair: [80, 60]}}";

    @TempDir
    Path folder;

    private final int port = FreePorts.any();
    private Path file;

    @BeforeEach
    void first() throws IOException {
        file = folder.resolve("cameras.yaml");
        write("pixel_size: 1, " + ZOOM);
    }

    private void write(String calibration) throws IOException {
        Files.writeString(
                file,
                "server: {listen: '127.0.0.1:" + port + "'}\nstreams: {sample: {input_uri: 'test?size=320x240&fps=10', "
                        + calibration + "}}\n");
    }

    @Test
    void whatIsSetIsToldEverywhere() throws Exception {
        try (RunningApp app = RunningApp.ofFile(file);
                InputStream events = events(app);
                WebSocketClient meta = new WebSocketClient(app.port(), "/meta/sample")) {
            JsonObject set = put(app, "{\"zoom\": \"2\", \"origin\": [10, 20]}");
            assertThat(set).isEqualTo(new JsonObject("""
                            {"pixel_size": [0.5, 0.25], "origin": [10.0, 20.0], "cross_hair": [80.0, 60.0], "zoom": "2",
                             "levels": ["1", "2"], "set": {"origin": [10.0, 20.0], "zoom": "2"}, "kept": true}
                            """));
            set.remove("kept");
            assertThat(get(app, PATH)).isEqualTo(set);
            assertThat(get(app, "/api/streams/sample").getJsonObject("calibration"))
                    .isEqualTo(new JsonObject("""
                            {"pixel_size": [0.5, 0.25], "origin": [10.0, 20.0], "cross_hair": [80.0, 60.0], "zoom": "2"}
                            """));
            JsonObject event = next(events);
            assertThat(event.getString("stream")).isEqualTo("sample");
            assertThat(event.getJsonArray("pixel_size")).isEqualTo(JsonArray.of(0.5, 0.25));

            HttpResponse<byte[]> picture = app.get("/snapshot/sample?rotate=90&width=120");
            assertThat(picture.headers().firstValue("X-Frame-Pixel-Size")).contains("0.5,1");
            assertThat(picture.headers().firstValue("X-Frame-Cross-Hair")).contains("90,40");
            assertThat(picture.headers().firstValue("X-Frame-Origin")).contains("110,5");
            JsonObject told = new JsonObject(meta.nextText());
            while (!told.containsKey("origin")) {
                // What came before it was set.
                told = new JsonObject(meta.nextText());
            }
            assertThat(told.getJsonArray("pixel_size")).isEqualTo(JsonArray.of(0.5, 0.25));
        }
    }

    @Test
    void whatIsSetStaysThroughReloadsAndRestartsUntilTheFileSaysSomethingElse() throws Exception {
        try (RunningApp app = RunningApp.ofFile(file)) {
            put(app, "{\"zoom\": \"2\", \"pixel_size\": 7}");
            write("title: other, pixel_size: 1, " + ZOOM);
            app.reload();
            assertThat(pixelSize(app)).isEqualTo(JsonArray.of(7.0, 7.0));
        }
        try (RunningApp app = RunningApp.ofFile(file)) {
            assertThat(pixelSize(app)).isEqualTo(JsonArray.of(7.0, 7.0));
            write("pixel_size: 3, " + ZOOM);
            app.reload();
            // The instrument is where it was.
            assertThat(pixelSize(app)).isEqualTo(JsonArray.of(0.5, 0.25));
            put(app, "{}");
            assertThat(pixelSize(app)).isEqualTo(JsonArray.of(3.0, 3.0));
        }
    }

    @Test
    void whatCannotBeKeptHoldsUntilTheEndOfTheProgramAndTheAnswerSaysSo() throws Exception {
        Files.createDirectory(folder.resolve("cameras.yaml.state.new"));
        try (LogLines log = new LogLines();
                RunningApp app = RunningApp.ofFile(file)) {
            JsonObject answer = put(app, "{\"pixel_size\": 7}");
            assertThat(answer.getBoolean("kept")).isFalse();
            assertThat(answer.getString("reason")).contains("cameras.yaml.state cannot be written");
            assertThat(pixelSize(app)).isEqualTo(JsonArray.of(7.0, 7.0));
            assertThat(log.from(Level.WARN)).anyMatch(line -> line.contains("holds until the end of the program"));
        }
    }

    @Test
    void withoutAConfigurationFileNothingIsKept() {
        try (RunningApp app = RunningApp.of("test")) {
            HttpResponse<byte[]> answer =
                    app.send(request(app, "/api/streams/camera/calibration", "{\"pixel_size\": 7}")
                            .build());
            assertThat(new JsonObject(Buffer.buffer(answer.body())).getString("reason"))
                    .isEqualTo("the program was started without a configuration file that stays");
        }
    }

    @Test
    void whatIsWrongChangesNothingAndIsTold() {
        try (RunningApp app = RunningApp.ofFile(file)) {
            HttpResponse<byte[]> answer = app.send(
                    request(app, PATH, "{\"pixelsize\": 1, \"zoom\": \"5\"}").build());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(text(answer))
                    .isEqualTo(
                            "{\"error\":\"the body: line 1, column 2: pixelsize: unknown key; did you mean 'pixel_size'?;"
                                    + " the body: line 1, column 18: zoom: there is no level '5'; expected one of 1, 2\"}");
            assertThat(pixelSize(app)).isEqualTo(JsonArray.of(1.0, 1.0));
            assertThat(app.send(request(app, "/api/streams/sampel/calibration", "{}")
                                    .build())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void neitherPagesNorProxiesMaySetIt() {
        try (RunningApp app = RunningApp.ofFile(file)) {
            for (String header : new String[] {"Origin", "X-Forwarded-For"}) {
                HttpResponse<byte[]> answer = app.send(request(app, PATH, "{\"pixel_size\": 7}")
                        .header(header, "x")
                        .build());
                assertThat(answer.statusCode()).isEqualTo(403);
            }
            assertThat(pixelSize(app)).isEqualTo(JsonArray.of(1.0, 1.0));
        }
    }

    private static HttpRequest.Builder request(RunningApp app, String path, String json) {
        return HttpRequest.newBuilder(app.uri(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json));
    }

    private static JsonObject put(RunningApp app, String json) {
        HttpResponse<byte[]> answer = app.send(request(app, PATH, json).build());
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return new JsonObject(text(answer));
    }

    private static JsonObject get(RunningApp app, String path) {
        return new JsonObject(text(app.get(path)));
    }

    private static JsonArray pixelSize(RunningApp app) {
        return get(app, PATH).getJsonArray("pixel_size");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static InputStream events(RunningApp app) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(app.uri("/api/events")).build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    /** The next event of a calibration. */
    private static JsonObject next(InputStream events) {
        Scanner lines = new Scanner(events, StandardCharsets.UTF_8);
        String line = "";
        while (!line.equals("event: calibration")) {
            line = lines.nextLine();
        }
        return new JsonObject(lines.nextLine().substring("data: ".length()));
    }
}
