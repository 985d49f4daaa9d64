package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.testing.RtspServer;

/** Other ways to a camera than the one that was asked for. */
class RtspDetoursTest {

    @ParameterizedTest
    @ValueSource(strings = {"400 Bad Request", "403 Forbidden", "406 Not Acceptable", "461 Unsupported Transport"})
    void aCameraThatKnowsUdpAloneIsShownWhateverItRefusesTcpWith(String refusal) throws Exception {
        try (RtspServer server = new RtspServer();
                RtspRelay relay = new RtspRelay(server, text -> text.replaceFirst("461 [^\r]*", refusal));
                RunningMedia running = RunningMedia.of(relay.uri("/udp"))) {
            running.awaitCount(5);
        }
    }

    @Test
    void aCameraIsAskedForUdpAtOnceWhereTheUriSaysSo() throws Exception {
        try (RtspServer server = new RtspServer();
                RtspRelay relay = new RtspRelay(server, text -> text.replaceFirst("461 [^\r]*", "500 Broken"));
                RunningMedia running = RunningMedia.of(relay.uri("/udp?transport=udp"))) {
            running.awaitCount(5);
        }
    }

    @Test
    void aWrongPasswordIsNotTriedAgainOverUdp() throws Exception {
        try (RtspAnswers camera =
                        new RtspAnswers(request -> "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"");
                RunningMedia running = RunningMedia.of(camera.uri("u:wrong@", "/a"))) {
            assertThat(running.end())
                    .contains(camera.uri("", "/a") + " refuses the user name and password, or wants some");
            assertThat(camera.requests()).hasSize(2);
        }
    }

    @Test
    void aRedirectionIsFollowed() throws Exception {
        try (RtspServer server = new RtspServer();
                RtspAnswers camera = new RtspAnswers(request -> "302 Moved\r\nLocation: " + server.uri("/h264"));
                RunningMedia running = RunningMedia.of(camera.uri("", "/a"))) {
            running.awaitCount(3);
        }
    }

    @Test
    void thePasswordIsNotToldToWhomACameraRedirects() throws Exception {
        String unauthorized = "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"";
        try (RtspAnswers other = new RtspAnswers(request -> unauthorized);
                RtspAnswers camera = new RtspAnswers(request -> request.contains("Authorization")
                        ? "302 Moved\r\nLocation: " + other.uri("", "/b")
                        : unauthorized);
                RunningMedia running = RunningMedia.of(camera.uri("u:secret@", "/a"))) {
            assertThat(running.end())
                    .contains(camera.uri("", "/a") + " (redirected to " + other.uri("", "")
                            + ") refuses the user name and password, or wants some");
            assertThat(camera.requests()).last().asString().contains("Authorization: Basic");
            assertThat(other.requests()).isNotEmpty().allSatisfy(request -> assertThat(request)
                    .doesNotContain("Authorization"));
        }
    }

    @Test
    void redirectionsInACircleEnd() throws Exception {
        try (RtspAnswers camera = new RtspAnswers(request -> "302 Moved\r\nLocation: " + request.split(" ")[1]);
                RunningMedia running = RunningMedia.of(camera.uri("", "/a"))) {
            assertThat(running.end())
                    .hasValueSatisfying(reason -> assertThat(reason).endsWith(" redirects again and again"));
            assertThat(camera.requests()).hasSize(6);
        }
    }
}
