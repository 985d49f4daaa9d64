package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.RunningApp;

/** What every answer says, whoever gives it. */
@TestInstance(Lifecycle.PER_CLASS)
class AnswerHeadersTest {

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
    @ValueSource(
            strings = {
                "/",
                "/ui",
                "/static/ui.js",
                "/static/none.js",
                "/video/",
                "/video/?advance_headers=1",
                "/video/other",
                "/video/?size=no",
                "/snapshot/",
                "/snapshot/?format=png",
                "/snapshot/?format=gif",
                "/meta",
                "/api/events",
                "/api/stream",
                "/api/openapi.json",
                "/metrics",
                "/health/live",
                "/%zz",
                "/offer"
            })
    void noBrowserGuessesWhatAnAnswerIs(String path) {
        try (HttpPeer peer = new HttpPeer(app.port()).ask(path)) {
            assertThat(peer.head().toLowerCase(Locale.ROOT))
                    .containsOnlyOnce("\r\nx-content-type-options: nosniff\r\n");
        }
    }

    @Test
    void norWhatARefusalOfNonsenseIs() {
        try (HttpPeer peer = new HttpPeer(app.port())) {
            peer.say("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
            assertThat(peer.head().toLowerCase(Locale.ROOT)).contains("\r\nx-content-type-options: nosniff\r\n");
        }
    }
}
