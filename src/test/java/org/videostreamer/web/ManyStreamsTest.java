package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RawHttp;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.WebSocketClient;
import org.videostreamer.testing.webrtc.RtcOffer;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** Several cameras at one port. */
@TestInstance(Lifecycle.PER_CLASS)
class ManyStreamsTest {

    private static final String OFFER = RtcOffer.sdp(Codec.VP8, "sha-256 " + "AB:".repeat(31) + "AB");

    private RunningApp app;

    @BeforeAll
    void start() {
        app = new RunningApp(Cameras.together(
                Cameras.card("sample", "320x240"),
                Cameras.servedAs(Cameras.card("overview", "160x120"), OutputFormat.MJPEG, OutputFormat.MPEG1)));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/snapshot/sample, 320x240",
        "/snapshot/sample/, 320x240",
        "/snapshot/overview, 160x120",
        "/snapshot/overview?format=png, 160x120"
    })
    void everyStreamHasItsPicturesAtItsName(String path, String size) {
        HttpResponse<byte[]> answer = app.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-frame-size")).hasValue(size);
    }

    @Test
    void viewersOfOneStreamAreNoneOfAnother() throws Exception {
        try (MjpegClient pictures = new MjpegClient(app.port(), "/video/overview/");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/overview")) {
            pictures.next();
            player.next();
            await().until(() -> json("/api/streams/overview").getInteger("viewers") == 2);
            assertThat(json("/api/streams/overview").getJsonObject("viewers_by_format"))
                    .isEqualTo(new JsonObject().put("MJPEG", 1).put("MPEG1", 1));
            assertThat(json("/api/streams/sample").getString("state")).isIn("idle", "live");
            JsonArray watching = json("/api/streams/overview/viewers").getJsonArray("viewers");
            assertThat(watching).hasSize(2);
            assertThat(watching.getJsonObject(0).getString("peer")).startsWith("127.0.0.1:");
            await().until(() -> json("/api/streams/overview/viewers")
                            .getJsonArray("viewers")
                            .getJsonObject(1)
                            .getLong("sent")
                    > 0);
        }
        await().until(() -> json("/api/streams/overview").getInteger("viewers") == 0);
    }

    @Test
    void allStreamsAreListed() {
        JsonArray streams = json("/api/streams").getJsonArray("streams");
        assertThat(streams.stream().map(stream -> ((JsonObject) stream).getString("name")))
                .containsExactly("sample", "overview");
        assertThat(streams.getJsonObject(0).getString("source")).isEqualTo("test?fps=10&size=320x240");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/video", "/video/", "/ws/", "/snapshot", "/api/stream"})
    void whereNoStreamIsTheUsualOneNothingIsServedWithoutAName(String path) {
        assertThat(app.get(path).statusCode()).isEqualTo(404);
        assertThat(text(app.get(path))).isEqualTo("{\"detail\":\"Not Found\"}");
    }

    @Test
    void theUsualStreamIsServedWithoutItsNameToo() {
        try (RunningApp usual = new RunningApp(Cameras.together(
                Map.of(),
                Optional.of("overview"),
                Cameras.card("sample", "320x240"),
                Cameras.card("overview", "160x120")))) {
            for (String path : new String[] {"/snapshot", "/snapshot/", "/snapshot/overview"}) {
                assertThat(usual.get(path).headers().firstValue("x-frame-size")).hasValue("160x120");
            }
            assertThat(new JsonObject(text(usual.get("/api/stream"))).getString("name"))
                    .isEqualTo("overview");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/video/sampel, sample",
        "/ws/overviev, overview",
        "/snapshot/Sample, sample",
        "/api/streams/smple, sample",
        "/ui/over-view, overview"
    })
    void aNameThatIsMisspeltIsToldTheNearest(String path, String nearest) {
        HttpResponse<byte[]> answer = app.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer))
                .isEqualTo("{\"detail\":\"Not Found\",\"error\":\"there is no stream of this name; the nearest is '"
                        + nearest + "'\",\"nearest\":\"" + nearest + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2Fetc%2Fpasswd",
                "%00",
                "sample%00",
                "%0d%0aX-Evil:%20yes",
                "%3Cscript%3Ealert(1)%3C/script%3E",
                "%zz",
                "%",
                "%ff%fe",
                "%E2%80%AEelpmas",
                "sample%20",
                "sample%2F",
                "sample;x=1"
            })
    void anOddNameIsNotFoundAndNothingOfItComesBack(String name) {
        for (String route : new String[] {"/video/", "/ws/", "/snapshot/", "/api/streams/", "/ui/"}) {
            String answer = RawHttp.exchange(app.port(), "GET " + route + name + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(answer).containsPattern("^HTTP/1.1 (400|404) ");
            assertThat(answer).doesNotContain("script", "X-Evil", "passwd", "elpmas");
        }
    }

    @Test
    void dotsThatLeadElsewhereLeadNowhereElseButToTheStartPage() {
        String answer = RawHttp.exchange(app.port(), "GET /video/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404 ");
        assertThat(RawHttp.exchange(app.port(), "GET /video/%2e%2e HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("text/html");
    }

    @Test
    void aNameThatIsVeryLongIsNotFoundAtOnce() {
        assertThat(app.get("/video/" + "sample".repeat(2_000)).statusCode()).isEqualTo(404);
        assertThat(app.get("/video/" + "sample".repeat(5_000)).statusCode()).isIn(404, 414, 431);
    }

    @Test
    void aFormatInWhichAStreamIsNotServedIsSaidToBeNone() {
        HttpResponse<byte[]> answer = post("/whep/overview", "application/sdp", OFFER);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer))
                .isEqualTo("{\"error\":\"the stream is not served in this format, but as MJPEG, MPEG1\"}");
    }

    @Test
    void singlePicturesAreServedWherePicturesInThatFormatAre() {
        try (RunningApp video = new RunningApp(
                Cameras.together(Cameras.servedAs(Cameras.card("sample", "320x240"), OutputFormat.VP8)))) {
            for (String path : new String[] {"/snapshot/sample", "/snapshot?format=png", "/video"}) {
                assertThat(video.get(path).statusCode()).isEqualTo(404);
                assertThat(text(video.get(path)))
                        .isEqualTo("{\"error\":\"the stream is not served in this format, but as VP8\"}");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /offer/sample         |                       | 200
            /offer/overview       |                       | 404
            /offer                |                       | 404
            /offer                | 'stream': 'sample',   | 200
            /offer                | 'camera': 'sample',   | 200
            /offer                | 'camera': 'overview', | 404
            /offer?src=sample     |                       | 200
            /offer?src=overview   |                       | 404
            /offer                | 'stream': 7,          | 400
            /offer/sample         | 'stream': 'overview', | 200
            """)
    void anOfferNamesItsStreamInThePathTheBodyOrTheQuery(String path, String key, int status) {
        String more = key == null ? "" : key.replace('\'', '"');
        String body = "{" + more + "\"type\":\"offer\",\"sdp\":"
                + new JsonArray().add(OFFER).encode().replaceAll("^\\[|]$", "") + "}";
        assertThat(post(path, "application/json", body).statusCode()).isEqualTo(status);
    }

    @Test
    void playersOfGo2rtcAreAnsweredInTheFormOfTheirOffer() {
        HttpResponse<byte[]> whep = post("/api/webrtc?src=sample", "application/sdp", OFFER);
        assertThat(whep.statusCode()).isEqualTo(201);
        assertThat(text(whep)).startsWith("v=0");
        String session = whep.headers().firstValue("location").orElseThrow();
        assertThat(session).startsWith("/api/webrtc/");
        assertThat(app.get(session).statusCode()).isEqualTo(200);
        assertThat(app.send(HttpRequest.newBuilder(app.uri(session)).DELETE().build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.get(session).statusCode()).isEqualTo(404);

        HttpResponse<byte[]> bare = post("/api/webrtc?src=sample", "text/plain;charset=UTF-8", OFFER);
        assertThat(bare.statusCode()).isEqualTo(200);
        assertThat(text(bare)).startsWith("v=0");

        HttpResponse<byte[]> json = post(
                "/api/webrtc?src=sample",
                "application/json",
                new JsonObject().put("type", "offer").put("sdp", OFFER).encode());
        assertThat(new JsonObject(text(json)).getString("type")).isEqualTo("answer");

        assertThat(text(post("/api/webrtc?src=sampel", "application/sdp", OFFER)))
                .contains("\"nearest\":\"sample\"");
    }

    @Test
    void whoOffersAtANameSeesThatStream() {
        try (RtcViewer viewer = new RtcViewer(app.uri("/offer/sample"), ViewerOptions.good(Codec.VP8))) {
            await().until(() -> viewer.decoded() >= 3);
            assertThat(viewer.sizes()).containsExactly("320x240");
            JsonObject watching =
                    json("/api/streams/sample/viewers").getJsonArray("viewers").getJsonObject(0);
            assertThat(watching.getString("format")).isEqualTo("VP8");
            assertThat(watching.getLong("sent")).isPositive();
        }
    }

    @Test
    void theStartPageShowsTheStreamsAndEachHasAPage() {
        assertThat(text(app.get("/"))).contains("static/dashboard.js", "<base href=\"./\"");
        assertThat(text(app.get("/ui/sample"))).contains("static/ui.js", "<base href=\"../\"");
        assertThat(text(app.get("/ui/sample/"))).contains("<base href=\"../../\"");
        assertThat(redirect("/ui")).isEqualTo("./");
        assertThat(redirect("/ui/")).isEqualTo("../");
    }

    private String redirect(String path) {
        HttpResponse<byte[]> answer = app.get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("location").orElseThrow();
    }

    private HttpResponse<byte[]> post(String path, String type, String body) {
        return app.send(HttpRequest.newBuilder(app.uri(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private JsonObject json(String path) {
        HttpResponse<byte[]> answer = app.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(text(answer));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
