package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.testing.Accounts.basic;
import static org.videostreamer.testing.Accounts.bearer;
import static org.videostreamer.testing.Accounts.grant;
import static org.videostreamer.testing.Accounts.token;
import static org.videostreamer.testing.Accounts.user;

import ch.qos.logback.classic.Level;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
import org.videostreamer.testing.Person;
import org.videostreamer.testing.RawHttp;
import org.videostreamer.testing.RunningApp;

/** The door for people: the login page, and the session that it begins. */
@TestInstance(Lifecycle.PER_CLASS)
class LoginTest {

    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
    private static final String BROWSER =
            "User-Agent: Mozilla/5.0\r\nAccept: text/html,application/xhtml+xml,*/*;q=0.8\r\n";
    private static final String CALIBRATION = "/api/streams/sample/calibration";

    @TempDir
    Path folder;

    private RunningApp app;
    private Person person;

    @BeforeAll
    void start() {
        app = new RunningApp(Accounts.lettingIn(
                Cameras.together(Cameras.card("hall-1", "160x120"), Cameras.card("sample", "160x120")),
                new AccessConfig(
                        List.of(user("alice", grant("sample", Right.VIEW)), user("root", grant("*", Right.values()))),
                        List.of(token("hall", grant("hall-*", Right.VIEW))))));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @BeforeEach
    void comeNew() {
        person = new Person("http://127.0.0.1:" + app.port());
    }

    private String ask(String request, String headers) {
        return RawHttp.exchange(
                app.port(), request + " HTTP/1.1\r\nHost: 127.0.0.1:" + app.port() + "\r\n" + headers + "\r\n");
    }

    private String cookie() {
        return "Cookie: " + person.cookie() + "\r\n";
    }

    private String origin() {
        return "Origin: http://127.0.0.1:" + app.port() + "\r\n";
    }

    @Test
    void whoLogsInIsKnownUntilTheyLogOut() {
        assertThat(person.status("/api/streams")).isEqualTo(401);
        assertThat(person.logIn("root", "wrong")).isEqualTo(401);
        assertThat(person.status("/api/session")).isEqualTo(401);
        assertThat(person.logIn("root", "password")).isEqualTo(200);
        assertThat(person.told("/api/session").getString("user")).isEqualTo("root");
        assertThat(person.told("/api/session").getString("csrf_token")).isEqualTo(person.proof());
        assertThat(person.status("/snapshot/sample")).isEqualTo(200);
        assertThat(person.logOut()).isEqualTo(200);
        assertThat(person.status("/snapshot/sample")).isEqualTo(401);
        assertThat(person.logOut()).as("once more").isEqualTo(200);
    }

    @Test
    void aSessionHasTheRightsOfItsUser() {
        person.logIn("alice", "password");
        assertThat(person.told("/api/streams").getJsonArray("streams")).hasSize(1);
        assertThat(person.status("/snapshot/hall-1")).isEqualTo(404);
        assertThat(person.status("/metrics")).isEqualTo(403);
    }

    @Test
    void theCookieIsForNobodyButThisServer() {
        person.logIn("root", "password");
        assertThat(person.setCookie())
                .matches("video-streamer-" + app.port() + "=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax");
    }

    @ParameterizedTest
    @CsvSource({"Origin, https://127.0.0.1:PORT", "X-Forwarded-Proto, https"})
    void behindAProxyWithTlsTheCookieGoesByTlsAlone(String header, String value) {
        String body = "{\"user\": \"root\", \"password\": \"password\"}";
        String answer = ask(
                "POST /api/login",
                "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n" + header + ": "
                        + value.replace("PORT", "" + app.port()) + "\r\n\r\n" + body);
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .containsPattern("(?i)\r\nset-cookie: __Host-video-streamer-" + app.port()
                        + "=[^;]+; Path=/; HttpOnly; SameSite=Lax; Secure\r\n");
    }

    @Test
    void aCookieThatAnybodyCouldHaveMadeCountsNothingWhereTheBrowserCameByTls() {
        person.logIn("root", "password");
        assertThat(ask("GET /api/streams", cookie())).startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /api/streams", cookie() + "X-Forwarded-Proto: https\r\n"))
                .startsWith("HTTP/1.1 401 ");
        assertThat(ask("GET /api/streams", "Cookie: __Host-" + person.cookie() + "\r\nX-Forwarded-Proto: https\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aCookieOfAnotherServerBesideOursDoesNoHarm() {
        person.logIn("root", "password");
        String name = person.cookie().replaceFirst("=.*", "");
        assertThat(ask("GET /api/streams", "Cookie: a=b; " + name + "=nonsense; " + person.cookie() + "; c\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /api/streams", "Cookie: x" + person.cookie() + "\r\n"))
                .startsWith("HTTP/1.1 401 ");
        Person mallory = new Person("http://127.0.0.1:" + app.port());
        mallory.logIn("alice", "password");
        assertThat(ask("GET /api/streams", "Cookie: " + mallory.cookie() + "; " + person.cookie() + "\r\n"))
                .as("two that are both good")
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void anotherLoginInTheSameBrowserEndsTheOneBefore() {
        person.logIn("root", "password");
        String before = cookie();
        assertThat(person.logIn("alice", "password")).isEqualTo(200);
        assertThat(person.told("/api/session").getString("user")).isEqualTo("alice");
        assertThat(ask("GET /api/streams", before)).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void whatIsShownByAHeaderCountsMoreThanTheCookie() {
        person.logIn("root", "password");
        assertThat(ask("GET /api/session", cookie() + "Authorization: " + bearer("wrong") + "\r\n"))
                .startsWith("HTTP/1.1 401 ");
        HttpResponse<byte[]> other =
                person.send(person.asking("/api/session").header("Authorization", basic("alice", "password")));
        assertThat(new String(other.body(), StandardCharsets.UTF_8)).isEqualTo("{\"user\":\"alice\"}");
        HttpResponse<byte[]> hall = person.send(person.asking("/api/session").header("Authorization", bearer("hall")));
        assertThat(new String(hall.body(), StandardCharsets.UTF_8)).isEqualTo("{\"token\":\"hall\"}");
    }

    @Test
    void aChangeTakesWhatOnlyOurPageKnows() {
        person.logIn("root", "password");
        HttpRequest.BodyPublisher body = BodyPublishers.ofString("{\"pixel_size\": 1}");
        assertThat(person.send(person.changing(CALIBRATION).PUT(body)).statusCode())
                .isEqualTo(200);
        assertThat(person.send(person.asking(CALIBRATION)
                                .header("Content-Type", "application/json")
                                .PUT(body))
                        .statusCode())
                .isEqualTo(403);
        assertThat(person.send(person.changing(CALIBRATION)
                                .setHeader("X-CSRF-Token", "x".repeat(43))
                                .PUT(body))
                        .statusCode())
                .isEqualTo(403);
        assertThat(person.send(person.changing(CALIBRATION)
                                .setHeader("Origin", "http://127.0.0.1:1")
                                .PUT(body))
                        .statusCode())
                .as("a page of another port of this host")
                .isEqualTo(403);
        assertThat(person.send(person.changing(CALIBRATION)
                                .setHeader("Content-Type", "text/plain")
                                .PUT(body))
                        .statusCode())
                .isEqualTo(415);
        assertThat(person.send(person.asking("/api/token").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(person.send(person.asking("/api/logout").POST(BodyPublishers.noBody()))
                        .statusCode())
                .as("nobody logs others out")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", ""})
    void aLoginIsNoForm(String type) {
        String body = "{\"user\": \"root\", \"password\": \"password\"}";
        String said = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
        assertThat(ask("POST /api/login", said + "Content-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 415 ");
    }

    @Test
    void aPageOfAnotherHostLogsNobodyIn() {
        String body = "{\"user\": \"root\", \"password\": \"password\"}";
        assertThat(ask(
                        "POST /api/login",
                        "Origin: http://elsewhere\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 403 ")
                .doesNotContainIgnoringCase("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"user\": 1, \"password\": \"x\"}", "{\"user\": \"root\"}", "\"x\"", "{"})
    void whatIsNoLoginIsToldSo(String body) {
        assertThat(ask(
                        "POST /api/login",
                        "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aWebSocketByTheCookieIsOfOurOwnPage() {
        person.logIn("root", "password");
        assertThat(ask("GET /ws/sample", cookie() + origin() + UPGRADE)).startsWith("HTTP/1.1 101 ");
        assertThat(ask("GET /ws/sample", cookie() + UPGRADE)).startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET /ws/sample", cookie() + "Origin: http://127.0.0.1:1\r\n" + UPGRADE))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void aPageOfAnotherSiteSeesNoPictureByTheCookieButMayLinkToOurs() {
        person.logIn("root", "password");
        assertThat(ask("GET /snapshot/sample", cookie() + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET /ui/sample", cookie() + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /snapshot/sample", cookie()))
                .containsIgnoringCase("\r\ncross-origin-resource-policy: same-origin\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/, login",
        "/ui/sample, ../login?next=ui%2Fsample",
        "/ui/sample/?fps=5&token=secret&size=1%2C2, ../../login?next=ui%2Fsample%2F%3Ffps%3D5%26size%3D1%252C2",
        "/snapshot/none?token=secret, ../login?next=snapshot%2Fnone",
        "//ui/sample, ../../login?next=%2Fui%2Fsample"
    })
    void peopleAreLedToTheLoginPage(String path, String location) {
        assertThat(ask("GET " + path, BROWSER))
                .startsWith("HTTP/1.1 302 ")
                .containsIgnoringCase("\r\nlocation: " + location + "\r\n")
                .containsIgnoringCase("\r\ncache-control: no-store\r\n");
    }

    @Test
    void whatAPageAsksForIsNotLedAnywhere() {
        for (String fetch : List.of("cors", "no-cors", "same-origin", "websocket")) {
            assertThat(ask("GET /ui/sample", BROWSER + "Sec-Fetch-Mode: " + fetch + "\r\n"))
                    .startsWith("HTTP/1.1 401 ")
                    .containsIgnoringCase("www-authenticate: Bearer");
        }
        assertThat(ask("GET /ui/sample", BROWSER + "Sec-Fetch-Mode: navigate\r\n"))
                .startsWith("HTTP/1.1 302 ");
        assertThat(ask("GET /ui/sample", "Accept: */*\r\n"))
                .startsWith("HTTP/1.1 401 ")
                .containsIgnoringCase("www-authenticate: Basic");
    }

    @Test
    void theLoginPageIsKeptByNobodyAndHasNoScriptWithinItself() {
        assertThat(ask("GET /login", BROWSER))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("\r\ncontent-type: text/html; charset=utf-8\r\n")
                .containsIgnoringCase("\r\ncache-control: no-store\r\n")
                .containsIgnoringCase("script-src 'self' 'wasm-unsafe-eval';");
        assertThat(ask("GET /static/login.js", "")).startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /static/login.css", "")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void pagesAreKeptByNoBrowserOfWhoeverHasLoggedIn() {
        person.logIn("root", "password");
        assertThat(person.send(person.asking("/ui/sample")).headers().firstValue("cache-control"))
                .contains("no-store");
        assertThat(person.send(person.asking("/")).headers().firstValue("cache-control"))
                .contains("no-store");
    }

    @Test
    void theLogTellsWhoLoggedInAndOutAndNoSecret() {
        try (LogLines log = new LogLines()) {
            person.logIn("root", "password");
            person.logOut();
            assertThat(log.from(Level.INFO))
                    .contains(
                            "a session of user root has begun, from 127.0.0.1",
                            "a session of user root was ended, from 127.0.0.1")
                    .noneMatch(line -> line.contains(person.proof())
                            || line.contains(person.cookie().replaceFirst(".*=", "")));
        }
    }

    @Test
    void wrongLoginsAreRefusedBeforeTheyAreLookedAt() {
        int status = 0;
        for (int i = 0; i < 200 && status != 429; i++) {
            status = person.logIn("mallory", "guess" + i);
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void whereNobodyHasToLogInThereIsNoLogin() {
        try (RunningApp open = RunningApp.of("test")) {
            Person anybody = new Person("http://127.0.0.1:" + open.port());
            assertThat(anybody.told("/api/session")).isEqualTo(new JsonObject());
            assertThat(anybody.logIn("root", "password")).isEqualTo(409);
            HttpResponse<byte[]> page = anybody.send(anybody.asking("/login"));
            assertThat(page.headers().firstValue("location")).contains("./");
            assertThat(anybody.send(anybody.asking("/ui")).headers().firstValue("cache-control"))
                    .contains("no-cache");
        }
    }

    @Test
    void whereThereAreTokensAloneNobodyIsLedToALogin() {
        try (RunningApp own = new RunningApp(Accounts.lettingIn(
                Cameras.together(Cameras.card("sample", "160x120")), token("hall", grant("*", Right.VIEW))))) {
            assertThat(RawHttp.exchange(own.port(), "GET / HTTP/1.1\r\nHost: x\r\n" + BROWSER + "\r\n"))
                    .startsWith("HTTP/1.1 401 ")
                    .containsIgnoringCase("www-authenticate: Bearer");
        }
    }

    @Test
    void aStreamEndsWithTheSessionInWhichItWasOpened() {
        person.logIn("root", "password");
        Person other = new Person("http://127.0.0.1:" + app.port());
        other.logIn("root", "password");
        JsonObject made = new JsonObject(new String(
                person.send(person.changing("/api/token").POST(BodyPublishers.noBody()))
                        .body(),
                StandardCharsets.UTF_8));
        String query = "?token=" + made.getString("token");
        try (HttpPeer watching = watch("/video/sample", cookie());
                HttpPeer passed = watch("/video/sample" + query, "");
                HttpPeer staying = watch("/video/sample", "Cookie: " + other.cookie() + "\r\n")) {
            for (HttpPeer each : List.of(watching, passed, staying)) {
                assertThat(each.head()).startsWith("HTTP/1.1 200 ");
            }
            person.logOut();
            watching.readToEnd();
            passed.readToEnd();
            assertThat(staying.read()).isNotNegative();
            assertThat(ask("GET /snapshot/sample" + query, "")).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void aStreamEndsWithItsSessionWhateverIsAskedBehindIt() {
        person.logIn("root", "password");
        try (HttpPeer watching = watch("/video/sample", cookie())) {
            assertThat(watching.head()).startsWith("HTTP/1.1 200 ");
            watching.say("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
            watching.say("GET /api/streams HTTP/1.1\r\nHost: x\r\nAuthorization: " + bearer("hall") + "\r\n\r\n");
            person.logOut();
            watching.readToEnd();
        }
    }

    private HttpPeer watch(String path, String headers) {
        return new HttpPeer(app.port())
                .say("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + app.port() + "\r\n" + headers + "\r\n");
    }

    @Test
    void aConnectionServesWhoeverLogsInAfterAnotherHasLoggedOut() {
        person.logIn("alice", "password");
        String host = " HTTP/1.1\r\nHost: 127.0.0.1:" + app.port() + "\r\n";
        try (HttpPeer watching = watch("/video/sample", cookie());
                HttpPeer connection = new HttpPeer(app.port())) {
            connection.say("HEAD /api/session" + host + cookie() + "\r\n");
            assertThat(connection.head()).startsWith("HTTP/1.1 200 ");
            connection.say("HEAD /login" + host + "\r\n");
            assertThat(connection.head()).startsWith("HTTP/1.1 200 ");
            person.logOut();
            watching.readToEnd();
            connection.say("HEAD /login" + host + "\r\n");
            assertThat(connection.head()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aSessionEndsWithItsUser() throws Exception {
        int port = FreePorts.any();
        Path file = folder.resolve("cameras.yaml");
        String streams = "server: {listen: '127.0.0.1:" + port + "'}\nstreams: {sample: {input_uri: test}}\n";
        String root = "  root: {password_hash: '" + Accounts.PASSWORD_HASH + "', rights: control}\n";
        String alice = "  alice: {password_hash: '" + Accounts.PASSWORD_HASH + "'}\n";
        Files.writeString(file, streams + "users:\n" + root + alice);
        try (RunningApp own = RunningApp.ofFile(file)) {
            Person leaving = new Person("http://127.0.0.1:" + own.port());
            Person staying = new Person("http://127.0.0.1:" + own.port());
            leaving.logIn("alice", "password");
            staying.logIn("root", "password");
            assertThat(leaving.status("/api/stream")).isEqualTo(200);
            Files.writeString(file, streams + "users:\n" + root);
            assertThat(staying.send(staying.changing("/api/reload").POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(leaving.status("/api/stream")).isEqualTo(401);
            assertThat(staying.status("/api/stream")).isEqualTo(200);
        }
    }
}
