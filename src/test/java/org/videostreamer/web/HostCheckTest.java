package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.Doorway;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.RawHttp;
import org.videostreamer.testing.RunningApp;

/** The program where it has a name, and is embedded by pages that the configuration lists. */
@TestInstance(Lifecycle.PER_CLASS)
class HostCheckTest {

    private RunningApp named;

    @BeforeAll
    void start() {
        StreamConfig stream = Configs.stream("test");
        Doorway doorway = new Doorway(
                List.of(),
                List.of("cam.example.org", "2001:db8::7"),
                List.of("https://mxcube.example.org"),
                Optional.empty());
        named = new RunningApp(new ServerConfig(
                List.of(stream),
                List.of(new ListenerConfig(
                        new ListenAddress("127.0.0.1", 0),
                        doorway,
                        List.of(stream.name()),
                        Optional.of(stream.name())))));
    }

    @AfterAll
    void stop() {
        named.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cam.example.org",
                "CAM.example.org:8000",
                "[2001:db8::7]:80",
                "localhost:1",
                "127.0.0.1",
                "[::1]"
            })
    void itsNamesAreServedAndThoseOfThisMachineFromHere(String host) {
        assertThat(ask("GET /api/stream", host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example.org", "cam.example.org.evil.org", "x", "", "[2001:db8::8]", "127.0.0.1.evil.org"})
    void anyOtherIsMisdirectedWhateverItAsksFor(String host) {
        for (String request : List.of("GET /api/stream", "GET /ui", "GET /none", "OPTIONS /offer", "POST /offer")) {
            assertThat(ask(request, host)).startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void soIsARequestWithTwoNames() {
        assertThat(ask("GET /api/stream", "cam.example.org\r\nHost: cam.example.org"))
                .startsWith("HTTP/1.1 421 ");
    }

    @Test
    void soIsARequestWithoutAName() {
        assertThat(RawHttp.exchange(named.port(), "GET /api/stream HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.0 421 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui", "/ui/"})
    void pagesSayWhatTheyMayDoAndWhoMayEmbedThem(String page) {
        assertThat(ask("GET " + page, "cam.example.org"))
                .containsIgnoringCase("\r\ncontent-security-policy: default-src 'none'; script-src 'self'")
                .contains("; frame-ancestors 'self' https://mxcube.example.org\r\n")
                .containsIgnoringCase("\r\nreferrer-policy: no-referrer\r\n")
                .containsIgnoringCase("\r\npermissions-policy: camera=()");
    }

    @Test
    void picturesSayNothingOfPages() {
        assertThat(ask("GET /video", "cam.example.org")).doesNotContainIgnoringCase("policy");
    }

    @Test
    void whereNothingIsConfiguredAnyPageMayEmbedOurs() {
        try (RunningApp open = RunningApp.of("test")) {
            assertThat(RawHttp.exchange(open.port(), "GET /ui HTTP/1.1\r\nHost: any\r\n\r\n"))
                    .containsIgnoringCase("\r\ncontent-security-policy: ")
                    .doesNotContain("frame-ancestors");
        }
    }

    private String ask(String request, String host) {
        return RawHttp.exchange(named.port(), request + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\n\r\n");
    }
}
