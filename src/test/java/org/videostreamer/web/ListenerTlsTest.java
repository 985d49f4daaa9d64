package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.TlsFiles;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.TestCertificate;
import org.videostreamer.testing.TlsPeer;

/** A certificate whose files change while its address is served. */
class ListenerTlsTest {

    private static final ListenAddress ADDRESS = new ListenAddress("127.0.0.1", 0);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private ListenerTls tls(TlsFiles files, Clock clock) throws ConfigException {
        return new ListenerTls(ADDRESS, files, vertx, 10, clock);
    }

    private HttpServer server(ListenerTls tls) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setUseAlpn(false)
                        .setKeyCertOptions(tls.options().getKeyCertOptions()))
                .requestHandler(request -> request.response().end("hello"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        tls.serves(server);
        return server;
    }

    private static int serial(HttpServer server) {
        try (TlsPeer peer = new TlsPeer(server.actualPort())) {
            return peer.serial();
        }
    }

    @Test
    void anotherPairCountsOnceItsFilesAreQuietAndOpenConnectionsStay() throws Exception {
        ListenerTls tls = tls(TestCertificate.of(1).in(folder), Clock.systemUTC());
        HttpServer server = server(tls);
        try (TlsPeer before = new TlsPeer(server.actualPort())) {
            TestCertificate.of(2).in(folder);
            tls.look();
            assertThat(serial(server)).isEqualTo(1);
            tls.look();
            // The server takes it on its own thread.
            await().until(() -> serial(server) == 2);
            assertThat(before.serial()).isEqualTo(1);
            assertThat(before.ask("/").read(15)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aKeyThatDoesNotBelongChangesNothingAndIsToldOnce() throws Exception {
        ListenerTls tls = tls(TestCertificate.of(1).in(folder), Clock.systemUTC());
        HttpServer server = server(tls);
        try (LogLines log = new LogLines()) {
            Files.writeString(
                    folder.resolve("server.key"), TestCertificate.of(2).key());
            for (int i = 0; i < 5; i++) {
                tls.look();
            }
            assertThat(serial(server)).isEqualTo(1);
            assertThat(log.from(Level.WARN))
                    .containsExactly("127.0.0.1:0: the certificate of before stays: tls: the key is not that of the"
                            + " certificate");
        }
    }

    @Test
    void filesThatAreGoneChangeNothing() throws Exception {
        ListenerTls tls = tls(TestCertificate.of(1).in(folder), Clock.systemUTC());
        HttpServer server = server(tls);
        Files.delete(folder.resolve("server.crt"));
        tls.look();
        tls.look();
        assertThat(serial(server)).isEqualTo(1);
    }

    @Test
    void otherFilesAreReadWhereTheConfigurationNamesThem() throws Exception {
        ListenerTls tls = tls(TestCertificate.of(1).in(folder), Clock.systemUTC());
        HttpServer server = server(tls);
        tls.become(TestCertificate.of(3).in(Files.createDirectory(folder.resolve("other"))));
        tls.look();
        tls.look();
        await().until(() -> serial(server) == 3);
    }

    @Test
    void anEndThatComesNearIsToldOnceADay() throws Exception {
        Instant until = Instant.now().plus(Duration.ofDays(20));
        TlsFiles files = TestCertificate.of(1, until).in(folder);
        try (LogLines log = new LogLines()) {
            tls(files, Clock.systemUTC()).look();
            assertThat(log.from(Level.WARN)).isEmpty();
            ListenerTls late = tls(files, Clock.fixed(until.minus(Duration.ofDays(3)), ZoneOffset.UTC));
            late.look();
            assertThat(log.from(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("the certificate is valid until")
                    .endsWith(" only");
            tls(files, Clock.fixed(until.plusSeconds(2), ZoneOffset.UTC));
            assertThat(log.from(Level.WARN)).hasSize(2).last().asString().endsWith("; browsers refuse it");
        }
    }
}
