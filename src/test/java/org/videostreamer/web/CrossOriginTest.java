package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Right;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.TrustedProxy;
import org.videostreamer.testing.Accounts;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.RawHttp;
import org.videostreamer.testing.RunningApp;

@TestInstance(Lifecycle.PER_CLASS)
class CrossOriginTest {

    private static final String WEBSOCKET = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    private RunningApp listed;
    private RunningApp all;
    private RunningApp none;

    @BeforeAll
    void start() {
        listed = app("https://mx.example.org", "http://cam_server:8000", "file://", "null");
        all = app("*");
        none = app();
    }

    @AfterAll
    void stop() {
        listed.close();
        all.close();
        none.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8000",
                "https://mx.example.org",
                "http://cam_server:8000",
                "https://elsewhere.example.org",
                "null",
                "nonsense"
            })
    void nobodyIsRefusedWhereNoPagesAreListed(String origin) {
        try (LogLines log = new LogLines()) {
            for (RunningApp app : List.of(all, none)) {
                assertThat(ask(app, "GET /ws/", "Origin: " + origin + "\r\n" + WEBSOCKET))
                        .startsWith("HTTP/1.1 101 ");
                assertThat(ask(app, "GET /api/stream", "Origin: " + origin + "\r\n"))
                        .startsWith("HTTP/1.1 200 ");
                assertThat(ask(app, "POST /offer", "Origin: " + origin + "\r\nContent-Length: 2\r\n", "{}"))
                        .startsWith("HTTP/1.1 400 ");
            }
            assertThat(log.from(Level.WARN)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example.org", "http://x:8000", "https://x.example.org", "nonsense"})
    void whereSomeAreListedOthersOpenNoWebSocketAndChangeNothing(String origin) {
        String header = "Origin: " + origin + "\r\n";
        assertThat(ask(listed, "GET /ws/", header + WEBSOCKET)).startsWith("HTTP/1.1 403 ");
        assertThat(ask(listed, "GET /meta/", header + WEBSOCKET)).startsWith("HTTP/1.1 403 ");
        assertThat(ask(listed, "POST /offer", header + "Content-Length: 2\r\n", "{}"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask(listed, "GET /api/stream", header)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mx.example.org",
                "HTTPS://MX.example.org",
                "http://x",
                "https://x",
                "http://X:80",
                "null"
            })
    void butThoseOpenThemAndOurOwnPageDoes(String origin) {
        assertThat(ask(listed, "GET /ws/", "Origin: " + origin + "\r\n" + WEBSOCKET))
                .startsWith("HTTP/1.1 101 ");
    }

    @Test
    void ourPageBehindAProxyIsOursByTheNameThatTheProxyTells() {
        assertThat(ask(
                        listed,
                        "GET /ws/",
                        "Origin: https://cam.example.org:8443\r\nX-Forwarded-Host: cam.example.org:8443\r\n"
                                + WEBSOCKET))
                .startsWith("HTTP/1.1 101 ");
        assertThat(ask(listed, "GET /ws/", WEBSOCKET)).startsWith("HTTP/1.1 101 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mx.example.org", "http://cam_server:8000", "file://", "null"})
    void scriptsOfListedPagesMayReadAnswersAndTheirHeaders(String origin) {
        String answer = ask(listed, "GET /api/stream", "Origin: " + origin + "\r\n");
        assertThat(answer)
                .containsIgnoringCase("\r\naccess-control-allow-origin: " + origin + "\r\n")
                .containsIgnoringCase("\r\nvary: origin\r\n")
                .containsPattern("(?i)access-control-expose-headers: .*ETag.*Link.*Location.*X-Frame-Number");
    }

    @Test
    void anAnswerThatDependsOnTheOriginSaysSoAlsoToThoseWhoSendNone() {
        assertThat(ask(listed, "GET /api/stream", ""))
                .containsIgnoringCase("\r\nvary: origin\r\n")
                .doesNotContainIgnoringCase("access-control");
    }

    @Test
    void scriptsOfOtherPagesGetNoHeaders() {
        assertThat(ask(listed, "GET /api/stream", "Origin: https://elsewhere.example.org\r\n"))
                .doesNotContainIgnoringCase("access-control");
        assertThat(ask(none, "GET /api/stream", "Origin: https://mx.example.org\r\n"))
                .doesNotContainIgnoringCase("access-control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://cam_server:8000", "capacitor://localhost", "null"})
    void theStarMeansAnyOrigin(String origin) {
        assertThat(ask(all, "GET /api/stream", "Origin: " + origin + "\r\n"))
                .containsIgnoringCase("\r\naccess-control-allow-origin: *\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/offer, POST",
        "/whep/, POST",
        "/whep/session, PATCH",
        "/whep/session, DELETE",
        "/api/stream, GET",
        "/api/streams/x/calibration, PUT"
    })
    void aPreflightAllowsWhatPlayersSend(String path, String method) {
        String answer = ask(
                listed,
                "OPTIONS " + path,
                "Origin: https://mx.example.org\r\nAccess-Control-Request-Method: " + method + "\r\n"
                        + "Access-Control-Request-Headers: authorization,content-type, if-match,etag\r\n"
                        + "Access-Control-Request-Private-Network: true\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 204 ")
                .containsIgnoringCase(
                        "\r\naccess-control-allow-headers: authorization, content-type, if-match, etag\r\n")
                .containsPattern("(?i)access-control-allow-methods: .*" + method)
                .containsIgnoringCase("\r\naccess-control-allow-private-network: true\r\n")
                .containsIgnoringCase("\r\naccess-control-max-age: 600\r\n");
    }

    @Test
    void aPreflightOfAnotherPageIsAnsweredWithoutAPermission() {
        String answer = ask(
                listed,
                "OPTIONS /whep/",
                "Origin: https://elsewhere.example.org\r\nAccess-Control-Request-Method: POST\r\n"
                        + "Access-Control-Request-Private-Network: true\r\n");
        assertThat(answer).startsWith("HTTP/1.1 204 ").doesNotContainIgnoringCase("access-control");
    }

    @Test
    void aPreflightRepeatsNothingThatIsNoHeaderName() {
        String answer = ask(
                all,
                "OPTIONS /offer",
                "Origin: https://mx.example.org\r\nAccess-Control-Request-Method: POST\r\n"
                        + "Access-Control-Request-Headers: x-good, b\u00e4d, <script>\r\n");
        assertThat(answer).containsIgnoringCase("\r\naccess-control-allow-headers: x-good\r\n");
    }

    @Test
    void noPageMaySendTheHeaderOfATrustedProxy() {
        AccessConfig access = new AccessConfig(
                List.of(Accounts.named("alice", Accounts.grant("*", Right.VIEW))),
                List.of(),
                Optional.of(new TrustedProxy(List.of("127.0.0.1"), "X-Remote-User")));
        ServerConfig config = Configs.readableFrom(Configs.stream("test"), "*");
        try (RunningApp proxied = new RunningApp(Accounts.lettingIn(config, access))) {
            String answer = ask(
                    proxied,
                    "OPTIONS /api/streams",
                    "Origin: https://mx.example.org\r\nAccess-Control-Request-Method: GET\r\n"
                            + "Access-Control-Request-Headers: authorization,x-remote-user\r\n");
            assertThat(answer).containsIgnoringCase("\r\naccess-control-allow-headers: authorization\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null | null", "jsmpeg | jsmpeg", "a.b-c, jsmpeg | a.b-c"})
    void theFirstSubprotocolThatIsOfferedIsChosen(String offered, String chosen) {
        assertThat(ask(all, "GET /ws/", WEBSOCKET + "Sec-WebSocket-Protocol: " + offered + "\r\n"))
                .startsWith("HTTP/1.1 101 ")
                .containsIgnoringCase("\r\nsec-websocket-protocol: " + chosen + "\r\n");
    }

    private static RunningApp app(String... origins) {
        return new RunningApp(Configs.readableFrom(Configs.stream("test"), origins));
    }

    private static String ask(RunningApp app, String request, String headers) {
        return ask(app, request, headers, "");
    }

    private static String ask(RunningApp app, String request, String headers, String body) {
        return RawHttp.exchange(app.port(), request + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body);
    }
}
