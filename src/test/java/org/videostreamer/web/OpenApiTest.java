package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.access.AccessControl;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Right;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.WebRtcConfig;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.WebRtcOutput;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.stream.StreamRegistry;
import org.videostreamer.testing.Accounts;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.Person;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.WebSocketClient;
import org.videostreamer.testing.webrtc.RtcOffer;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** The document of all routes says what there is, and answers are as it says. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ServerConfig CONFIG = Cameras.together(
            StreamBuilder.like(Cameras.card("sample", "320x240")).history("20s").build());
    private static final String OFFER = RtcOffer.sdp(Codec.VP8, "sha-256 " + "AB:".repeat(31) + "AB");

    private RunningApp app;
    private JsonNode document;

    @BeforeAll
    void start() throws IOException {
        app = new RunningApp(CONFIG);
        document = JSON.readTree(app.get("/api/openapi.json").body());
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void everyRouteIsInTheDocumentAndNoOther() {
        Limits limits = new Limits();
        Vertx vertx = Vertx.vertx();
        try (StreamRegistry streams = new StreamRegistry(CONFIG.streams(), new SourceProviders(), limits);
                WebRtcOutput webrtc = new WebRtcOutput(WebRtcConfig.DEFAULT, List.of(), limits)) {
            ServedStreams served = new ServedStreams(CONFIG.listeners().get(0), streams);
            ListenerRoutes routes = new ListenerRoutes(
                    vertx,
                    Runnable::run,
                    () -> served,
                    Shared.of(
                            limits, webrtc, streams, new NoReloading(), new AccessControl(AccessConfig.OPEN, limits)));
            assertThat(documented())
                    .isEqualTo(routes.router().getRoutes().stream()
                            .filter(route -> route.getPath() != null && route.methods() != null)
                            .flatMap(route -> route.methods().stream()
                                    .filter(method -> method != HttpMethod.HEAD)
                                    .map(method -> method.name().toLowerCase(Locale.ROOT) + " " + path(route)))
                            .filter(OpenApiTest::isToldByItself)
                            .collect(Collectors.toCollection(TreeSet::new)));
        } finally {
            vertx.close();
        }
    }

    private static String path(Route route) {
        String path = route.getPath().replaceAll(":(\\w+)", "{$1}");
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        // A session below the stream without a name has the path of a stream.
        return plain.equals("/whep/{session}") ? "/whep/{name}" : plain;
    }

    private Set<String> documented() {
        Set<String> all = new TreeSet<>();
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> all.add(method.getKey() + " " + path.getKey())));
        all.removeIf(operation -> !isToldByItself(operation));
        return all;
    }

    /** One route answers {@code OPTIONS} for all that lies below it. */
    private static boolean isToldByItself(String operation) {
        return !operation.startsWith("options ");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/stream, /api/stream, 200",
        "/api/streams, /api/streams, 200",
        "/api/streams/sample, /api/streams/{name}, 200",
        "/api/streams/sampel, /api/streams/{name}, 404",
        "/api/streams/sample/viewers, /api/streams/{name}/viewers, 200",
        "/api/streams/sample/calibration, /api/streams/{name}/calibration, 200",
        "/api/streams/sample/statistics, /api/streams/{name}/statistics, 200",
        "/api/streams/sample/statistics?crop=400%2C0%2C5%2C5, /api/streams/{name}/statistics, 400",
        "/api/streams/sample/statistics?after=0, /api/streams/{name}/statistics, 200",
        "/api/streams/sample/pixel?x=3&y=4&frame=999999, /api/streams/{name}/pixel, 404",
        "/snapshot/sample?frame=999999, /snapshot/{name}, 404",
        "/meta/sample?statistics=2, /meta/{name}, 400",
        "/api/streams/none/statistics, /api/streams/{name}/statistics, 404",
        "/api/streams/sample/profile?from=0%2C0&to=319%2C239, /api/streams/{name}/profile, 200",
        "/api/streams/sample/profile, /api/streams/{name}/profile, 400",
        "/api/streams/sample/pixel?x=3&y=4, /api/streams/{name}/pixel, 200",
        "/api/streams/sample/pixel?x=3, /api/streams/{name}/pixel, 400",
        "/api/limits, /api/limits, 200",
        "/api/reload, /api/reload, 200",
        "/api/session, /api/session, 200",
        "/api/webrtc, /api/webrtc, 200",
        "/api/webrtc/nobody, /api/webrtc/{session}, 404",
        "/api/openapi.json, /api/openapi.json, 200",
        "/health/live, /health/live, 200",
        "/health/ready, /health/ready, 200",
        "/video/none, /video/{name}, 404",
        "/meta/none, /meta/{name}, 404",
        "/meta, /meta, 426",
        "/video/sample?size=x, /video/{name}, 400",
        "/ws/sample, /ws/{name}, 426",
        "/snapshot/sample?format=gif, /snapshot/{name}, 400",
        "/ui/none, /ui/{name}, 404",
    })
    void answersAreAsTheDocumentSays(String path, String documented, int status) throws IOException {
        try (MjpegClient viewer = new MjpegClient(app.port(), "/video/sample");
                RtcViewer another = new RtcViewer(app.uri("/offer"), ViewerOptions.good(Codec.VP8))) {
            viewer.next();
            await().until(() -> another.decoded() > 0);
            assertValid(app.get(path), "get", documented, status);
        }
    }

    @Test
    void answersToOffersAreAsTheDocumentSays() throws IOException {
        String json = new JsonObject().put("type", "offer").put("sdp", OFFER).encode();
        String none = new JsonObject()
                .put("type", "offer")
                .put("sdp", OFFER.replace("VP8", "AV1"))
                .encode();
        assertValid(post("/offer/sample", json), "post", "/offer/{name}", 200);
        assertValid(post("/offer", none), "post", "/offer", 406);
        assertValid(post("/offer", "{}"), "post", "/offer", 400);
        assertValid(post("/offer/sampel", json), "post", "/offer/{name}", 404);
        assertValid(post("/offer", "x".repeat(70_000)), "post", "/offer", 413);
        assertValid(post("/whep", json), "post", "/whep", 415);
        assertValid(post("/api/webrtc?src=sample", json), "post", "/api/webrtc", 200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"pixel_size": 1, "origin": [1, 2]}; 200
            {"zoom": "1"};                       400
            """)
    void answersToCalibrationsAreAsTheDocumentSays(String json, int status) throws IOException {
        HttpResponse<byte[]> answer = app.send(HttpRequest.newBuilder(app.uri("/api/streams/sample/calibration"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
        assertValid(answer, "put", "/api/streams/{name}/calibration", status);
        assertValid(app.get("/api/stream"), "get", "/api/stream", 200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"size": [160, 0]}; 200
            {"size": [1]};      400
            """)
    void answersToChangesOfAViewAreAsTheDocumentSays(String json, int status) throws IOException {
        try (RtcViewer viewer = new RtcViewer(app.uri("/offer"), ViewerOptions.good(Codec.VP8))) {
            assertValid(patch(viewer.viewer(), json), "patch", "/api/streams/{name}/viewers/{viewer}", status);
            assertValid(patch("nobody", json), "patch", "/api/streams/{name}/viewers/{viewer}", 404);
        }
    }

    private HttpResponse<byte[]> patch(String viewer, String json) {
        return app.send(HttpRequest.newBuilder(app.uri("/api/streams/sample/viewers/" + viewer))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json))
                .build());
    }

    @Test
    void answersToLoginsAreAsTheDocumentSays() throws IOException {
        assertValid(post("/api/login", "{}"), "post", "/api/login", 409);
        assertValid(post("/api/login", "x".repeat(70_000)), "post", "/api/login", 413);
        assertValid(post("/api/logout", ""), "post", "/api/logout", 200);
        try (RunningApp own = new RunningApp(Accounts.lettingIn(
                CONFIG,
                new AccessConfig(List.of(Accounts.user("alice", Accounts.grant("*", Right.VIEW))), List.of())))) {
            Person person = new Person("http://127.0.0.1:" + own.port());
            assertValid(login(person, "{}"), "post", "/api/login", 400);
            assertValid(login(person, "{\"user\": \"alice\", \"password\": \"wrong\"}"), "post", "/api/login", 401);
            assertValid(login(person, "{\"user\": \"alice\", \"password\": \"password\"}"), "post", "/api/login", 200);
            person.logIn("alice", "password");
            assertValid(person.send(person.asking("/api/session")), "get", "/api/session", 200);
            assertValid(
                    person.send(person.asking("/api/logout").POST(BodyPublishers.noBody())),
                    "post",
                    "/api/logout",
                    403);
        }
    }

    private static HttpResponse<byte[]> login(Person person, String json) {
        return person.send(person.asking("/api/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    @Test
    void aSessionIsAsTheDocumentSays() throws IOException {
        HttpResponse<byte[]> made = app.send(HttpRequest.newBuilder(app.uri("/whep/sample"))
                .header("Content-Type", "application/sdp")
                .POST(BodyPublishers.ofString(OFFER))
                .build());
        String name = made.headers().firstValue("location").orElseThrow().replaceFirst(".*/", "");
        assertValid(app.get("/api/webrtc/" + name), "get", "/api/webrtc/{session}", 200);
    }

    @Test
    void whatIsToldOfPicturesIsAsTheDocumentSays() throws InterruptedException {
        JsonNode picture = JSON.createObjectNode().put("$ref", "#/components/schemas/Picture");
        try (WebSocketClient player = new WebSocketClient(app.port(), "/ws/sample");
                RtcViewer viewer = new RtcViewer(app.uri("/offer"), ViewerOptions.good(Codec.VP8));
                WebSocketClient meta = new WebSocketClient(app.port(), "/meta/sample")) {
            player.next();
            await().until(() -> viewer.decoded() > 0);
            String told = meta.nextText();
            while (!told.contains("\"pts\"") || !told.contains("\"rtp\"")) {
                assertFits(picture, told);
                told = meta.nextText();
            }
            assertFits(picture, told);
        }
        assertFits(picture, "{\"skipped\":7}");
        try (WebSocketClient meta = new WebSocketClient(app.port(), "/meta/sample?statistics=1")) {
            String told = meta.nextText();
            while (!told.contains("\"statistics\"")) {
                told = meta.nextText();
            }
            assertFits(picture, told);
        }
    }

    private HttpResponse<byte[]> post(String path, String body) {
        return app.send(HttpRequest.newBuilder(app.uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private void assertValid(HttpResponse<byte[]> answer, String method, String path, int status) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        JsonNode response =
                document.at("/paths").get(path).get(method).get("responses").get(Integer.toString(status));
        assertThat(response).as("%s %s %s", method, path, status).isNotNull();
        JsonNode told =
                response.has("$ref") ? document.at(response.get("$ref").asText().substring(1)) : response;
        assertFits(
                told.get("content").get("application/json").get("schema"),
                new String(answer.body(), StandardCharsets.UTF_8));
    }

    private void assertFits(JsonNode described, String body) {
        // The whole document around it, to which its references lead.
        ObjectNode schema = document.deepCopy();
        schema.putArray("allOf").add(described);
        assertThat(SchemaRegistry.withDialect(Dialects.getOpenApi31())
                        .getSchema(schema)
                        .validate(body, InputFormat.JSON))
                .as(body)
                .isEmpty();
    }
}
