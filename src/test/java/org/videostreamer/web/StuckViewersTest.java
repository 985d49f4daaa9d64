package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.RunningApp;

/** Who asks for something and then does not read it. */
class StuckViewersTest {

    private static final Map<Limit, Long> SHORT = Map.of(Limit.WRITE_IDLE_SECONDS, 1L);
    private static final Map<Limit, Long> SHORT_SNAPSHOTS =
            Map.of(Limit.SNAPSHOTS, 2L, Limit.SNAPSHOT_SECONDS, 1L, Limit.WRITE_IDLE_SECONDS, 3_600L);

    @ParameterizedTest
    @ValueSource(strings = {"/video/", "/video/?advance_headers=1", "/ws/"})
    void aViewerThatStopsReadingIsDisconnectedAndSaidOnceAndTheCameraIsReleased(String path) {
        try (LogLines log = new LogLines();
                RunningApp app = RunningApp.limited("test?size=1280x1024&fps=25", SHORT)) {
            List<HttpPeer> stuck = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                stuck.add(new HttpPeer(app.port()).ask(path));
            }
            await().until(() -> state(app).contains("\"viewers\":5"));
            await().atMost(Duration.ofSeconds(60)).until(() -> state(app).contains("\"viewers\":0"));
            await().atMost(Duration.ofSeconds(60)).until(() -> state(app).contains("\"state\":\"idle\""));
            stuck.forEach(HttpPeer::readToEnd);
            assertThat(log.from(Level.WARN))
                    .filteredOn(line -> line.contains("write_idle_seconds"))
                    .singleElement()
                    .asString()
                    .startsWith("limit write_idle_seconds of 1 reached once, last by ")
                    .endsWith(": closed");
            stuck.forEach(HttpPeer::close);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/video/", "/ws/"})
    void aViewerThatClosesItsHalfOfTheConnectionHasLeft(String path) {
        try (RunningApp app = RunningApp.of("test");
                HttpPeer viewer = new HttpPeer(app.port()).ask(path)) {
            await().until(() -> state(app).contains("\"viewers\":1"));
            viewer.halfClose();
            await().until(() -> state(app).contains("\"viewers\":0"));
            viewer.readToEnd();
        }
    }

    @Test
    void anAnswerThatNobodyReadsEndsTheConnection() {
        try (RunningApp app = RunningApp.limited("test", SHORT);
                HttpPeer peer = new HttpPeer(app.port())) {
            // More than a socket takes by itself.
            for (int i = 0; i < 8; i++) {
                peer.say("GET /static/jsmpeg.min.js HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            await().until(() -> limits(app).matches(".*\"write_idle_seconds\":\\{\"limit\":1,\"reached\":1}.*"));
            peer.readToEnd();
        }
    }

    @Test
    void snapshotsThatNobodyReadsEndAndMakeRoomForOthers() {
        List<HttpPeer> stuck = new ArrayList<>();
        try (RunningApp app = RunningApp.limited("test?size=4000x3000&fps=5", SHORT_SNAPSHOTS)) {
            await().until(() -> {
                // One that comes when another has the place is refused, and closed.
                stuck.add(new HttpPeer(app.port()).ask("/snapshot/?format=raw"));
                String body = new String(app.get("/snapshot/").body(), StandardCharsets.UTF_8);
                return body.equals("{\"error\":\"too many snapshots are under way\"}");
            });
            await().until(() -> !limits(app).contains("\"snapshot_seconds\":{\"limit\":1,\"reached\":0}"));
            await().until(() -> app.get("/snapshot/").statusCode() == 200);
        } finally {
            stuck.forEach(HttpPeer::close);
        }
    }

    private static String state(RunningApp app) {
        return new String(app.get("/api/stream").body(), StandardCharsets.UTF_8);
    }

    private static String limits(RunningApp app) {
        return new String(app.get("/api/limits").body(), StandardCharsets.UTF_8);
    }
}
