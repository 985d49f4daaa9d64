package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.WebSocketClient;

/** What programs are told of each picture's samples. */
@TestInstance(Lifecycle.PER_CLASS)
class MetaStatisticsTest {

    private RunningApp app;

    @BeforeAll
    void start() {
        app = new RunningApp(Cameras.together(
                Map.of(Limit.MEASURED_PARTS, 2L),
                Optional.empty(),
                StreamBuilder.of("test?fps=20&size=80x64&depth=16")
                        .name("sample")
                        .history("60s")
                        .build()));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "&crop=10,5,20,30"})
    void theStatisticsAreThoseOfThePictureThatIsTold(String crop) throws Exception {
        try (WebSocketClient meta = new WebSocketClient(app.port(), "/meta/sample?statistics=1" + crop)) {
            for (int i = 0; i < 3; i++) {
                JsonObject told = measured(meta);
                JsonObject asked = new JsonObject(
                        text(app.get("/api/streams/sample/statistics?frame=" + told.getLong("number") + crop)));
                JsonObject statistics = told.getJsonObject("statistics");
                // What viewers see goes on with the newest picture.
                statistics.remove("window");
                assertThat(asked.getMap()).containsAllEntriesOf(statistics.getMap());
                assertThat(asked.getInteger("samples")).isEqualTo(crop.isEmpty() ? 80 * 64 : 20 * 30);
            }
        }
    }

    @Test
    void eventsTellThemToo() throws Exception {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(app.uri("/meta/sample?statistics=1"))
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.lines()
                            .filter(line -> line.contains("\"statistics\":{"))
                            .findFirst())
                    .get()
                    .asString()
                    .contains("\"histogram\":{");
        }
    }

    @Test
    void whoDoesNotAskForThemIsNotToldThem() throws Exception {
        try (WebSocketClient meta = new WebSocketClient(app.port(), "/meta/sample?statistics=0");
                WebSocketClient other = new WebSocketClient(app.port(), "/meta/sample?statistics=1")) {
            measured(other);
            assertThat(new JsonObject(meta.nextText()).containsKey("statistics"))
                    .isFalse();
        }
    }

    @Test
    void aPartThatLiesOutsideIsToldWithTheReason() throws Exception {
        try (WebSocketClient meta = new WebSocketClient(app.port(), "/meta/sample?statistics=1&crop=80,0,5,5")) {
            assertThat(measured(meta).getJsonObject("statistics"))
                    .isEqualTo(new JsonObject().put("error", "crop: '80,0,5,5' lies outside the picture of 80x64"));
        }
    }

    @Test
    void whoAsksForOneMorePartThanMayBeMeasuredIsRefused() throws Exception {
        String[] parts = {"&crop=1,1,8,8", "&crop=2,2,8,8"};
        try (WebSocketClient first = new WebSocketClient(app.port(), "/meta/sample?statistics=1" + parts[0]);
                WebSocketClient second = new WebSocketClient(app.port(), "/meta/sample?statistics=1" + parts[1])) {
            measured(first);
            measured(second);
            HttpResponse<byte[]> refused = app.get("/meta/sample?statistics=1");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(text(refused))
                    .isEqualTo("{\"error\":\"too many parts of this stream's pictures are measured\"}");
            assertThat(app.get("/meta/sample?statistics=1" + parts[0]).statusCode())
                    .isEqualTo(426);
            assertThat(app.get("/meta/sample").statusCode()).isEqualTo(426);
        }
        await().until(() -> app.get("/meta/sample?statistics=1").statusCode() == 426);
        assertThat(new JsonObject(text(app.get("/api/limits")))
                        .getJsonObject("measured_parts")
                        .getInteger("reached"))
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            statistics=2              | statistics: '2' is not a yes or no; expected 1 or 0
            statistics=1&crop=1,2,3   | crop: '1,2,3' is not a part of the picture; expected x,y,width,height in the camera's pixels, such as 100,50,640,480, whole and with sides of at least 1
            crop=1,2,3,4              | crop: '1,2,3,4' is the part whose statistics are told; expected statistics=1 beside it
            """)
    void whatCannotBeMeantIsRefusedWithTheReason(String query, String reason) {
        HttpResponse<byte[]> answer = app.get("/meta/sample?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(text(answer)).getString("error")).isEqualTo(reason);
    }

    private static JsonObject measured(WebSocketClient meta) throws InterruptedException {
        JsonObject told = new JsonObject(meta.nextText());
        while (!told.containsKey("statistics")) {
            told = new JsonObject(meta.nextText());
        }
        return told;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
