package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.TestNetwork;

/** What a peer gets that opens, sends or leaves open more than it may. */
class ConnectionLimitsTest {

    @Test
    void connectionsBeyondTheLimitAreClosedAtOnceAndSaidOnce() {
        try (LogLines log = new LogLines();
                RunningApp app = everywhere(Map.of(Limit.CONNECTIONS, 4L));
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            viewer.next();
            List<HttpPeer> inside = open(3, "127.0.0.1", app);
            assertThatOthersAreClosed(TestNetwork.address(), app);
            viewer.next();
            inside.forEach(HttpPeer::close);
            await().ignoreExceptions().until(() -> reached(app, Limit.CONNECTIONS) == 5);
            assertThat(log.from(Level.WARN))
                    .containsExactly("limit connections of 4 reached once, last by " + TestNetwork.address()
                            + ": closed at once");
        }
    }

    @Test
    void oneAddressHasNoMoreThanItsShareButForAProxyOfThisMachine() {
        try (LogLines log = new LogLines();
                RunningApp app = everywhere(Map.of(Limit.CONNECTIONS_PER_ADDRESS, 4L))) {
            List<HttpPeer> inside = open(4, TestNetwork.address(), app);
            assertThatOthersAreClosed(TestNetwork.address(), app);
            inside.addAll(open(8, "127.0.0.1", app));
            assertThat(reached(app, Limit.CONNECTIONS_PER_ADDRESS)).isEqualTo(5);
            assertThat(log.from(Level.WARN))
                    .containsExactly("limit connections_per_address of 4 reached once, last by " + TestNetwork.address()
                            + ": closed at once");
            inside.forEach(HttpPeer::close);
        }
    }

    private static RunningApp everywhere(Map<Limit, Long> limits) {
        return new RunningApp(Configs.limited(Configs.everywhere(Configs.stream("test")), limits));
    }

    private static List<HttpPeer> open(int count, String address, RunningApp app) {
        List<HttpPeer> inside = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inside.add(new HttpPeer(address, app.port()).ask("/api/stream"));
            assertThat(inside.get(i).head()).startsWith("HTTP/1.1 200 ");
        }
        return inside;
    }

    private static void assertThatOthersAreClosed(String address, RunningApp app) {
        for (int i = 0; i < 5; i++) {
            try (HttpPeer outside = new HttpPeer(address, app.port()).ask("/api/stream")) {
                outside.readToEnd();
            }
        }
    }

    @Test
    void aConnectionWithoutARequestIsClosedAndThatIsNothingToTell() {
        try (LogLines log = new LogLines();
                RunningApp app = RunningApp.limited("test", Map.of(Limit.IDLE_SECONDS, 1L));
                HttpPeer silent = new HttpPeer(app.port());
                HttpPeer done = new HttpPeer(app.port()).ask("/api/stream")) {
            silent.readToEnd();
            done.readToEnd();
            assertThat(log.from(Level.WARN)).isEmpty();
            assertThat(reached(app, Limit.IDLE_SECONDS)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "GET /ui HTTP/1.1\r\nX-Slow: ",
                "POST /offer HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{",
                "POST /ui HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n",
                "GET /video/ HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{"
            })
    void aRequestThatDoesNotEndInTimeEndsTheConnection(String part) {
        try (RunningApp app = RunningApp.limited("test", Map.of(Limit.REQUEST_SECONDS, 1L));
                HttpPeer slow = new HttpPeer(app.port()).say(part)) {
            slow.readToEnd();
            assertThat(reached(app, Limit.REQUEST_SECONDS)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui", "/snapshot/", "/api/stream"})
    void aRequestThatBeginsBehindAnotherIsHeldToTheSameTime(String first) {
        try (RunningApp app = RunningApp.limited("test", Map.of(Limit.REQUEST_SECONDS, 1L));
                HttpPeer slow = new HttpPeer(app.port())) {
            slow.say("GET " + first + " HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "POST /offer HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{");
            slow.readToEnd();
            assertThat(reached(app, Limit.REQUEST_SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void thePeerIsNamedAsAddressAndPort() {
        try (LogLines log = new LogLines();
                RunningApp app = RunningApp.limited("test", Map.of(Limit.REQUEST_SECONDS, 1L));
                HttpPeer slow = new HttpPeer(app.port()).say("G")) {
            slow.readToEnd();
            assertThat(log.from(Level.WARN))
                    .singleElement()
                    .asString()
                    .matches("limit request_seconds of 1 reached once, last by 127\\.0\\.0\\.1:\\d+: closed");
        }
    }

    @Test
    void aRequestThatComesByteByByteIsHeldToTheSameTime() {
        try (RunningApp app = RunningApp.limited("test", Map.of(Limit.REQUEST_SECONDS, 1L));
                HttpPeer slow = new HttpPeer(app.port()).say("GET /ui HTTP/1.1\r\nX-Slow: ")) {
            await().until(() -> {
                slow.say("x");
                return reached(app, Limit.REQUEST_SECONDS) == 1;
            });
            slow.readToEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/video/", "/ws/"})
    void aViewerMayStayForLongerThanARequestOrASilence(String path) {
        Map<Limit, Long> limits = Map.of(Limit.IDLE_SECONDS, 1L, Limit.REQUEST_SECONDS, 1L);
        try (RunningApp app = RunningApp.limited("test?fps=10", limits);
                HttpPeer idle = new HttpPeer(app.port());
                HttpPeer viewer = new HttpPeer(app.port()).ask(path)) {
            assertThat(viewer.head()).startsWith("HTTP/1.1 ");
            idle.readToEnd();
            for (int i = 0; i < 100_000; i++) {
                assertThat(viewer.read()).isNotEqualTo(-1);
            }
        }
    }

    @Test
    void requestsThatPileUpBehindAnAnswerEndTheConnection() {
        try (RunningApp app = RunningApp.of("test");
                HttpPeer peer = new HttpPeer(app.port()).ask("/video/")) {
            peer.head();
            peer.say("GET / HTTP/1.1\r\n\r\n".repeat(3_600));
            peer.readToEnd();
            assertThat(reached(app, Limit.PIPELINED_REQUESTS)).isEqualTo(1);
        }
    }

    @Test
    void aFewRequestsMayWaitForTheAnswerUnderWay() {
        try (RunningApp app = RunningApp.of("test");
                HttpPeer peer = new HttpPeer(app.port())) {
            peer.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(8));
            for (int i = 0; i < 8; i++) {
                assertThat(peer.head()).startsWith("HTTP/1.1 302 ");
            }
        }
    }

    @Test
    void headersThatAreTooLongAreRefusedAndCounted() {
        try (RunningApp app = RunningApp.of("test");
                HttpPeer peer = new HttpPeer(app.port())) {
            peer.say("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
            assertThat(peer.head()).startsWith("HTTP/1.1 431 ");
            assertThat(reached(app, Limit.REQUEST_HEADER_BYTES)).isEqualTo(1);
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedAndCounted() {
        try (RunningApp app = RunningApp.limited("test", Map.of(Limit.REQUEST_BODY_BYTES, 2_000L));
                HttpPeer peer = new HttpPeer(app.port())) {
            peer.say("POST /offer HTTP/1.1\r\nHost: x\r\nContent-Length: 2001\r\n\r\n" + "x".repeat(2_001));
            assertThat(peer.head()).startsWith("HTTP/1.1 413 ");
            assertThat(reached(app, Limit.REQUEST_BODY_BYTES)).isEqualTo(1);
        }
    }

    @Test
    void uploadsThatBreakOffLeaveNoTrace() {
        try (LogLines log = new LogLines();
                RunningApp app = RunningApp.of("test")) {
            for (int i = 0; i < 20; i++) {
                try (HttpPeer peer = new HttpPeer(app.port())) {
                    peer.say("POST /offer HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
                }
            }
            assertThat(app.get("/api/stream").statusCode()).isEqualTo(200);
            assertThat(log.from(Level.WARN)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /snapshot/?format=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /video/%ff%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /offer HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: the-moon\r\n\r\n{}",
                "POST /offer HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n\r\n",
                "GET /ws/ HTTP/1.1\r\nUpgrade: websocket\r\n\r\n"
            })
    void nonsenseIsAnsweredAndLeavesNoTrace(String request) {
        try (LogLines log = new LogLines();
                RunningApp app = RunningApp.of("test");
                HttpPeer peer = new HttpPeer(app.port()).say(request)) {
            assertThat(peer.head()).matches("(?s)(HTTP/1.. 4.. .*)?");
            assertThat(log.from(Level.WARN)).isEmpty();
        }
    }

    private static long reached(RunningApp app, Limit limit) {
        return new JsonObject(Buffer.buffer(app.get("/api/limits").body()))
                .getJsonObject(limit.key())
                .getLong("reached");
    }
}
