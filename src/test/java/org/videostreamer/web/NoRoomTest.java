package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.webrtc.RtcOffer;

/** Who is refused because others have all there may be keeps no connection that could serve another. */
class NoRoomTest {

    @ParameterizedTest
    @ValueSource(strings = {"/snapshot/", "/snapshot/?format=png", "/video/?size=100,0", "/ws/?size=100,0"})
    void whoIsRefusedForWantOfRoomDoesNotStayConnected(String path) {
        Map<Limit, Long> none = Map.of(Limit.SNAPSHOTS, 0L, Limit.RENDITIONS, 0L);
        try (RunningApp app = RunningApp.limited("test", none)) {
            assertThatItIsRefusedAndClosed(new HttpPeer(app.port()).ask(path));
        }
    }

    @Test
    void norDoesAViewerOfWebRtc() {
        String offer = RtcOffer.sdp(Codec.VP8, "sha-256 " + "AB:".repeat(31) + "AB");
        String request = "POST /whep/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/sdp\r\nContent-Length: "
                + offer.length() + "\r\n\r\n" + offer;
        try (RunningApp app = RunningApp.limited("test", Map.of(Limit.WEBRTC_SESSIONS, 1L));
                HttpPeer first = new HttpPeer(app.port()).say(request)) {
            assertThat(first.head()).startsWith("HTTP/1.1 201 ");
            assertThatItIsRefusedAndClosed(new HttpPeer(app.port()).say(request));
        }
    }

    private static void assertThatItIsRefusedAndClosed(HttpPeer refused) {
        try (refused) {
            assertThat(refused.head().toLowerCase(Locale.ROOT))
                    .startsWith("http/1.1 503 ")
                    .contains("\r\nconnection: close\r\n", "\r\nretry-after: ");
            refused.readToEnd();
        }
    }

    @Test
    void whatWasAskedForBehindARefusalIsNotAnswered() {
        try (RunningApp app = RunningApp.limited("test", Map.of(Limit.SNAPSHOTS, 0L));
                HttpPeer peer = new HttpPeer(app.port())) {
            peer.say("GET /snapshot/ HTTP/1.1\r\nHost: x\r\n\r\nGET /ui HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(peer.head()).startsWith("HTTP/1.1 503 ");
            assertThat(peer.head()).doesNotContain("HTTP/1.1");
        }
    }
}
