package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.videostreamer.testing.Accounts.basic;
import static org.videostreamer.testing.Accounts.bearer;
import static org.videostreamer.testing.Accounts.grant;
import static org.videostreamer.testing.Accounts.token;
import static org.videostreamer.testing.Accounts.user;

import ch.qos.logback.classic.Level;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Right;
import org.videostreamer.testing.Accounts;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.RawHttp;
import org.videostreamer.testing.RunningApp;

/** What those see whom the configuration knows. */
@TestInstance(Lifecycle.PER_CLASS)
class AccessTest {

    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    @TempDir
    Path folder;

    private RunningApp app;

    @BeforeAll
    void start() {
        app = new RunningApp(Accounts.lettingIn(
                Cameras.together(Cameras.card("hall-1", "160x120"), Cameras.card("sample", "160x120")),
                new AccessConfig(
                        List.of(user("alice", grant("sample", Right.VIEW)), user("root", grant("*", Right.values()))),
                        List.of(
                                token("hall", grant("hall-*", Right.MEASURE)),
                                token("keeper", grant("hall-*", Right.CONTROL))))));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    private HttpResponse<byte[]> get(String path, String shown) {
        return app.send(HttpRequest.newBuilder(app.uri(path))
                .header("Authorization", shown)
                .build());
    }

    private String text(String path, String shown) {
        return new String(get(path, shown).body(), StandardCharsets.UTF_8);
    }

    @Test
    void whoSeesOneStreamSeesNoOtherInLists() {
        JsonArray streams = new JsonObject(text("/api/streams", basic("alice", "password"))).getJsonArray("streams");
        assertThat(streams).hasSize(1);
        assertThat(streams.getJsonObject(0).getString("name")).isEqualTo("sample");
        assertThat(new JsonObject(text("/api/streams", basic("root", "password"))).getJsonArray("streams"))
                .hasSize(2);
    }

    @Test
    void aStreamThatMayNotBeSeenIsAsOneThatIsNotThere() {
        String hidden = text("/api/streams/hall-1", basic("alice", "password"));
        assertThat(hidden).isEqualTo(text("/api/streams/nobody", basic("alice", "password")));
        assertThat(text("/api/streams/hall-2", basic("alice", "password"))).doesNotContain("hall-1");
        assertThat(text("/api/streams/hall-2", bearer("hall"))).contains("hall-1");
    }

    @Test
    void theStartPageLeadsToTheOnlyStreamThatIsSeen() {
        assertThat(get("/", basic("alice", "password")).headers().firstValue("location"))
                .contains("ui/sample");
        assertThat(get("/", basic("root", "password")).statusCode()).isEqualTo(200);
    }

    @Test
    void samplesAndNumbersTakeTheRightToMeasure() {
        for (String path : List.of("/snapshot/sample?format=npy", "/api/streams/sample/statistics", "/metrics")) {
            assertThat(get(path, basic("alice", "password")).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(get("/snapshot/sample", basic("alice", "password")).statusCode())
                .isEqualTo(200);
        assertThat(get("/snapshot/hall-1?format=npy", bearer("hall")).statusCode())
                .isEqualTo(200);
        assertThat(get("/meta/sample?statistics=1", basic("alice", "password")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void metricsTellOfNoStreamThatIsNotSeen() {
        assertThat(text("/metrics", bearer("hall")))
                .contains("stream=\"hall-1\"")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("sample");
        assertThat(text("/metrics", basic("root", "password"))).contains("stream=\"sample\"");
    }

    @Test
    void changesAreMadeFromAnywhereByThoseWhoMay() {
        HttpRequest.Builder set = HttpRequest.newBuilder(app.uri("/api/streams/sample/calibration"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"pixel_size\": 1}"));
        assertThat(app.send(set.copy()
                                .header("Authorization", basic("alice", "password"))
                                .build())
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.send(set.copy()
                                .header("Authorization", basic("root", "password"))
                                .header("X-Forwarded-For", "192.0.2.1")
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"sample, 404, 0", "hall-1, 200, 1"})
    void theLogTellsOfChangesByThoseAloneWhoMayMakeThem(String stream, int status, int lines) {
        String path = "/api/streams/" + stream + "/calibration";
        try (LogLines log = new LogLines()) {
            HttpRequest set = HttpRequest.newBuilder(app.uri(path))
                    .header("Authorization", bearer("keeper"))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            assertThat(app.send(set).statusCode()).isEqualTo(status);
            assertThat(log.from(Level.INFO))
                    .filteredOn(("token keeper from 127.0.0.1: PUT " + path)::equals)
                    .hasSize(lines);
        }
    }

    @Test
    void pagesOfOthersChangeNothingAndOpenNoWebSocketWhereSomebodyMustShowWhoTheyAre() {
        String shown = "Host: here\r\nAuthorization: " + basic("root", "password") + "\r\n";
        assertThat(ask("PUT /api/streams/sample/calibration", shown + "Origin: http://elsewhere\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET /ws/sample", shown + "Origin: http://elsewhere\r\n" + UPGRADE))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET /ws/sample", shown + "Origin: http://here\r\n" + UPGRADE))
                .startsWith("HTTP/1.1 101 ");
        assertThat(ask("GET /ws/sample", shown + UPGRADE)).startsWith("HTTP/1.1 101 ");
        assertThat(ask("GET /ws/sample", "Host: here\r\n" + UPGRADE)).startsWith("HTTP/1.1 401 ");
    }

    private String ask(String request, String headers) {
        return RawHttp.exchange(app.port(), request + " HTTP/1.1\r\n" + headers + "\r\n");
    }

    @Test
    void twoThatAreShownAreNone() {
        String one = "Authorization: " + basic("root", "password") + "\r\n";
        assertThat(ask("GET /api/streams", "Host: x\r\n" + one + one)).startsWith("HTTP/1.1 401 ");
    }

    @ParameterizedTest
    @CsvSource({
        "/, Mozilla/5.0, '', Bearer",
        "/ui/sample, Mozilla/5.0, navigate, Bearer",
        "/api/streams, Mozilla/5.0, '', Bearer",
        "/video/sample, Mozilla/5.0, no-cors, Bearer",
        "/ui/sample, Mozilla/5.0, cors, Bearer",
        "/api/streams, curl/8, '', Basic"
    })
    void noBrowserAsksPeopleForAPasswordByAWindowOfItsOwn(String path, String agent, String mode, String scheme) {
        String fetch = mode.isEmpty() ? "" : "Sec-Fetch-Mode: " + mode + "\r\n";
        assertThat(ask("GET " + path, "Host: x\r\nUser-Agent: " + agent + "\r\n" + fetch))
                .startsWith("HTTP/1.1 401 ")
                .containsIgnoringCase("\r\nwww-authenticate: " + scheme + " realm=\"video-streamer\"");
    }

    @Test
    void wrongPasswordsAreRefusedBeforeTheyAreLookedAtAndOthersStayIn() {
        boolean refused = false;
        for (int i = 0; i < 200 && !refused; i++) {
            HttpResponse<byte[]> answer = get("/api/streams", basic("mallory", "guess" + i));
            refused = answer.statusCode() == 429
                    && answer.headers().firstValue("retry-after").isPresent();
        }
        assertThat(refused).isTrue();
        assertThat(get("/api/streams", basic("alice", "password")).statusCode()).isEqualTo(200);
        assertThat(get("/api/limits", basic("root", "password")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /offer/sample", "PUT /api/streams/sample/calibration"})
    void aBodyThatComesWhileAPasswordIsLookedAtIsNotLost(String request) {
        String body = "{\"nonsense\": 1}";
        String answer = RawHttp.exchange(
                app.port(),
                request + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + basic("root", "password")
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aTokenOfAMinuteShowsInAnAddressWhoAsksAndOnlyLooks() {
        HttpResponse<byte[]> made = app.send(HttpRequest.newBuilder(app.uri("/api/token"))
                .header("Authorization", basic("root", "password"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        JsonObject answer = new JsonObject(new String(made.body(), StandardCharsets.UTF_8));
        assertThat(answer.getInteger("seconds")).isEqualTo(60);
        String query = "?token=" + answer.getString("token");
        assertThat(app.get("/snapshot/sample" + query).statusCode()).isEqualTo(200);
        assertThat(app.get("/snapshot/sample" + query + "x").statusCode()).isEqualTo(401);
        assertThat(ask("GET /ws/sample" + query, "Host: here\r\nOrigin: http://here\r\n" + UPGRADE))
                .startsWith("HTTP/1.1 101 ");
        assertThat(ask("POST /api/token" + query, "Host: x\r\n")).startsWith("HTTP/1.1 401 ");
        assertThat(ask("PUT /api/streams/sample/calibration" + query, "Host: x\r\n"))
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void tilesAreThoseThatAreSeen() {
        List<String> heard = new CopyOnWriteArrayList<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", basic("alice", "password"))
                .buildAsync(URI.create("ws://127.0.0.1:" + app.port() + "/api/tiles"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        heard.add(text.toString());
                        from.request(1);
                        return null;
                    }
                })
                .join();
        socket.sendText("{\"show\": [\"hall-1\"]}", true).join();
        await().until(() -> heard.stream().anyMatch(text -> text.contains("there is no stream of this name")));
        socket.abort();
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + app.port() + "/api/tiles"), new WebSocket.Listener() {})
                        .join())
                .isInstanceOf(CompletionException.class);
    }

    @Test
    void whoIsRemovedSeesTheEndOfTheStream() throws Exception {
        int port = FreePorts.any();
        Path file = folder.resolve("cameras.yaml");
        String streams = "server: {listen: '127.0.0.1:" + port + "'}\nstreams: {sample: {input_uri: test}}\n";
        String root = "  root: {password_hash: '" + Accounts.PASSWORD_HASH + "', rights: control}\n";
        String alice = "  alice: {password_hash: '" + Accounts.PASSWORD_HASH + "'}\n";
        Files.writeString(file, streams + "users:\n" + root + alice);
        try (RunningApp own = RunningApp.ofFile(file);
                HttpPeer watching = watch(port, "alice");
                HttpPeer staying = watch(port, "root")) {
            assertThat(watching.head()).startsWith("HTTP/1.1 200 ");
            assertThat(staying.head()).startsWith("HTTP/1.1 200 ");
            Files.writeString(file, streams + "users:\n" + root);
            HttpRequest reload = HttpRequest.newBuilder(own.uri("/api/reload"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .header("Authorization", basic("root", "password"))
                    .build();
            assertThat(own.send(reload).statusCode()).isEqualTo(200);
            watching.readToEnd();
            assertThat(staying.read()).isNotNegative();
        }
    }

    @Test
    void theLogTellsWhenADoorIsLeftOpen() throws Exception {
        Path file = folder.resolve("open.yaml");
        String streams =
                "server: {listen: '127.0.0.1:" + FreePorts.any() + "'}\nstreams: {sample: {input_uri: test}}\n";
        Files.writeString(
                file, streams + "users: {root: {password_hash: '" + Accounts.PASSWORD_HASH + "', rights: control}}\n");
        try (RunningApp own = RunningApp.ofFile(file);
                LogLines log = new LogLines()) {
            assertThat(own.get("/api/streams").statusCode()).isEqualTo(401);
            Files.writeString(file, streams);
            HttpRequest reload = HttpRequest.newBuilder(own.uri("/api/reload"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .header("Authorization", basic("root", "password"))
                    .build();
            assertThat(own.send(reload).statusCode()).isEqualTo(200);
            assertThat(own.get("/api/streams").statusCode()).isEqualTo(200);
            assertThat(log.from(Level.WARN)).anyMatch(line -> line.startsWith("nobody has to show who they are"));
        }
    }

    private static HttpPeer watch(int port, String user) {
        return new HttpPeer(port)
                .say("GET /video/sample HTTP/1.1\r\nHost: x\r\nAuthorization: " + basic(user, "password") + "\r\n\r\n");
    }
}
