package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.config.Doorway;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.TlsFiles;
import org.videostreamer.config.WebRtcConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.RawHttp;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.TestCertificate;
import org.videostreamer.testing.TestNetwork;
import org.videostreamer.testing.TlsPeer;

/** The program where it speaks TLS. */
class TlsTest {

    private static final StreamConfig CARD = Cameras.card("sample", "320x240");
    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    /** The beginning of a record that never ends. */
    private static final byte[] HALF = {0x16, 0x03, 0x01, 0x01, 0x00, 0x01};

    @TempDir
    Path folder;

    private static ListenerConfig listener(TlsFiles files, int port) {
        return new ListenerConfig(
                new ListenAddress("127.0.0.1", port),
                Doorway.PLAIN.with(Optional.of(files)),
                List.of("sample"),
                Optional.of("sample"));
    }

    private static ServerConfig config(Map<Limit, Long> limits, ListenerConfig... listeners) {
        return new ServerConfig(List.of(CARD), List.of(listeners), WebRtcConfig.DEFAULT, limits);
    }

    @Test
    void picturesComeOverTls() {
        TlsFiles files = TestCertificate.of(7).in(folder);
        try (RunningApp app = new RunningApp(config(Map.of(), listener(files, 0)));
                TlsPeer state = new TlsPeer(app.port());
                TlsPeer mjpeg = new TlsPeer(app.port());
                TlsPeer socket = new TlsPeer(app.port())) {
            assertThat(state.protocol()).isEqualTo("TLSv1.3");
            assertThat(state.serial()).isEqualTo(7);
            assertThat(state.ask("/api/stream").read(200)).startsWith("HTTP/1.1 200 OK");
            assertThat(mjpeg.ask("/video").read(100_000)).contains("Content-Type: image/jpeg");
            String mpeg = socket.say("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\n" + UPGRADE + "\r\n")
                    .read(20_000);
            assertThat(mpeg).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void whoSpeaksNoTlsIsCut() {
        TlsFiles files = TestCertificate.of(1).in(folder);
        try (RunningApp app = new RunningApp(config(Map.of(), listener(files, 0)))) {
            assertThat(RawHttp.exchange(app.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .doesNotContain("HTTP/");
        }
    }

    @Test
    void aPageThatCameWithoutTlsUnderOurNameIsNotOurs() {
        TlsFiles files = TestCertificate.of(1).in(folder);
        Doorway doorway =
                Doorway.allowing(List.of("https://elsewhere.example.org")).with(Optional.of(files));
        ListenerConfig listener = new ListenerConfig(
                new ListenAddress("127.0.0.1", 0), doorway, List.of("sample"), Optional.of("sample"));
        try (RunningApp app = new RunningApp(config(Map.of(), listener));
                TlsPeer stranger = new TlsPeer(app.port());
                TlsPeer own = new TlsPeer(app.port());
                TlsPeer proxied = new TlsPeer(app.port())) {
            String socket = "GET /ws HTTP/1.1\r\nHost: cam.example.org:8443\r\n" + UPGRADE + "Origin: ";
            assertThat(stranger.say(socket + "http://cam.example.org:8443\r\n\r\n")
                            .read(200))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(own.say(socket + "https://cam.example.org:8443\r\n\r\n").read(100))
                    .startsWith("HTTP/1.1 101 ");
            assertThat(proxied.say(socket + "http://cam.example.org:8443\r\nX-Forwarded-Proto: http\r\n\r\n")
                            .read(100))
                    .startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void thoseWhoNeverShakeHandsCountAndAreCut() {
        TlsFiles files = TestCertificate.of(1).in(folder);
        Map<Limit, Long> limits = Map.of(Limit.CONNECTIONS, 2L, Limit.TLS_HANDSHAKE_SECONDS, 1L);
        try (RunningApp app = new RunningApp(config(limits, listener(files, 0)));
                HttpPeer one = new HttpPeer(app.port());
                HttpPeer other = new HttpPeer(app.port());
                HttpPeer tooMany = new HttpPeer(app.port())) {
            tooMany.readToEnd();
            one.readToEnd();
            other.readToEnd();
        }
    }

    @Test
    void handshakesUnderWayAreBoundedAndThoseThatNeverEndMakeRoomInTime() {
        TlsFiles files = TestCertificate.of(1).in(folder);
        Map<Limit, Long> limits = Map.of(Limit.TLS_HANDSHAKES, 2L, Limit.TLS_HANDSHAKE_SECONDS, 1L);
        try (LogLines log = new LogLines();
                RunningApp app = new RunningApp(config(limits, listener(files, 0)));
                HttpPeer one = new HttpPeer(app.port()).say(HALF);
                HttpPeer other = new HttpPeer(app.port()).say(HALF)) {
            await().until(() -> {
                try (HttpPeer tooMany = new HttpPeer(app.port()).say(HALF)) {
                    tooMany.readToEnd();
                }
                return !log.from(Level.WARN).isEmpty();
            });
            assertThat(log.from(Level.WARN))
                    .containsExactly("limit tls_handshakes of 2 reached once, last by 127.0.0.1: closed at once");
            one.readToEnd();
            other.readToEnd();
            try (TlsPeer peer = new TlsPeer(app.port())) {
                assertThat(peer.ask("/api/limits").read(200)).startsWith("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void anAddressBeginsNoMoreHandshakesASecondThanItsShare() {
        TlsFiles files = TestCertificate.of(1).in(folder);
        ListenerConfig everywhere = new ListenerConfig(
                new ListenAddress("0.0.0.0", 0),
                Doorway.PLAIN.with(Optional.of(files)),
                List.of("sample"),
                Optional.of("sample"));
        Map<Limit, Long> limits = Map.of(Limit.TLS_HANDSHAKES_PER_SECOND, 1L);
        try (LogLines log = new LogLines();
                RunningApp app = new RunningApp(config(limits, everywhere))) {
            List<HttpPeer> peers = new ArrayList<>();
            await().until(() -> {
                peers.add(new HttpPeer(TestNetwork.address(), app.port()).say(HALF));
                return !log.from(Level.WARN).isEmpty();
            });
            peers.forEach(HttpPeer::close);
            assertThat(log.from(Level.WARN))
                    .containsExactly("limit tls_handshakes_per_second of 1 reached once, last by "
                            + TestNetwork.address() + ": closed at once");
            try (TlsPeer peer = new TlsPeer(app.port())) {
                assertThat(peer.ask("/api/stream").read(200)).startsWith("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void whoeverComesWithoutTlsIsLedToTheSamePlaceWithIt() throws Exception {
        int port = FreePorts.any();
        int plain = FreePorts.any();
        TestCertificate.of(1).in(folder);
        Path file = folder.resolve("cameras.yaml");
        Files.writeString(
                file,
                "server: {listen: '127.0.0.1:" + port + "', tls: {certificate: server.crt, key: server.key, redirect:"
                        + " '127.0.0.1:" + plain + "'}}\nstreams: {sample: {input_uri: test}}\n");
        try (RunningApp app = RunningApp.ofFile(file)) {
            assertThat(app.ports()).containsExactly(port, plain);
            assertThat(RawHttp.exchange(plain, "GET /ui/sample?x=1 HTTP/1.1\r\nHost: beamline.example.org:80\r\n\r\n"))
                    .startsWith("HTTP/1.1 307 ")
                    .containsIgnoringCase("\r\nlocation: https://beamline.example.org:" + port + "/ui/sample?x=1\r\n");
            assertThat(RawHttp.exchange(plain, "GET / HTTP/1.1\r\nHost: a@b/?\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ");
            assertThat(RawHttp.exchange(plain, "GET http://x/ HTTP/1.1\r\nHost: a\r\n\r\n"))
                    .doesNotContain("://x");
        }
    }

    @Test
    void anAddressWhoseCertificateCannotBeUsedIsNotListenedAt() {
        TestCertificate mixed = new TestCertificate(
                TestCertificate.of(1).certificate(), TestCertificate.of(2).key());
        TlsFiles files = mixed.in(folder);
        assertThatThrownBy(() -> new RunningApp(config(Map.of(), listener(files, 8_443))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot listen at 127.0.0.1:8443: tls: the key is not that of the certificate");
    }
}
