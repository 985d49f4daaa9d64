package org.videostreamer.output.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.config.ClientTls;
import org.videostreamer.config.RedisFormat;
import org.videostreamer.config.RedisServer;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.StreamConfig.RedisTarget;
import org.videostreamer.config.TlsFiles;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RedisMessage;
import org.videostreamer.testing.RedisProcess;
import org.videostreamer.testing.RespClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.TestCertificate;
import org.videostreamer.testing.TlsGate;

/** A Redis server that asks for a certificate, as the place of pictures and as a camera. */
class RedisTlsTest {

    private static final TestCertificate OWN = TestCertificate.of(5);

    @TempDir
    Path folder;

    private final RedisProcess redis = new RedisProcess();
    private TlsGate gate;

    @BeforeEach
    void start() {
        gate = new TlsGate(folder, redis.port(), OWN);
    }

    @AfterEach
    void stop() {
        gate.close();
        redis.close();
    }

    private ClientTls showing(Optional<TlsFiles> own) {
        return new ClientTls(true, own, Optional.of(gate.certificate()));
    }

    private StreamConfig published(ClientTls tls) {
        RedisServer server =
                RedisServer.ofUri("rediss://127.0.0.1:" + gate.port()).orElseThrow();
        return StreamBuilder.of("test?size=64x64&fps=50")
                .name("published")
                .redis(new RedisTarget(server, "out", RedisFormat.RAW, tls))
                .build();
    }

    @Test
    void picturesArePublishedAndSeenByWhoShowsACertificate() {
        ClientTls tls = showing(Optional.of(OWN.in(folder)));
        StreamConfig seen = StreamBuilder.of("rediss://127.0.0.1:" + gate.port())
                .name("seen")
                .tls(tls)
                .build();
        try (RespClient subscriber = RespClient.subscriber(redis.port(), "out");
                RunningApp app = new RunningApp(Cameras.together(published(tls), seen))) {
            for (int i = 0; i < 3; i++) {
                assertThat(RedisMessage.of(subscriber.next()).number()).isEqualTo(i);
            }
            assertThat(gate.shown()).containsExactly(5);
            // Nothing is published on its channel: that it waits there means that it was let in.
            try (MjpegClient viewer = new MjpegClient(app.port(), "/video/seen")) {
                assertThat(viewer.status()).contains("200");
                await().until(() -> new String(app.get("/api/streams/seen").body(), StandardCharsets.UTF_8)
                        .contains("waiting for frames on channel"));
                assertThat(gate.shown()).containsExactly(5, 5);
            }
        }
    }

    @Test
    void whatTheServerMissesIsTold() {
        try (LogLines log = new LogLines();
                RunningApp app = new RunningApp(List.of(published(showing(Optional.empty()))))) {
            await().until(() -> log.from(Level.WARN).stream()
                    .anyMatch(line -> line.contains("Redis at 127.0.0.1:" + gate.port()
                            + " asks for another certificate of ours than it is shown (camera_tls, redis_tls)")));
            assertThat(app.ports()).hasSize(1);
            assertThat(gate.shown()).isEmpty();
        }
    }
}
