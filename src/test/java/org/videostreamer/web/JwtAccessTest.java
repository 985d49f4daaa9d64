package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.testing.Accounts.basic;
import static org.videostreamer.testing.Accounts.bearer;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.testing.Accounts;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.Jwts;
import org.videostreamer.testing.RunningApp;

/** JWTs at the doors of the running program. */
class JwtAccessTest {

    private static final ECKey OLD = Jwts.curveKey("old");
    private static final ECKey NEW = Jwts.curveKey("new");

    private final int port = FreePorts.any();

    @TempDir
    Path folder;

    private RunningApp app;

    @BeforeEach
    void start() throws IOException {
        publish(OLD, NEW);
        Path file = folder.resolve("cameras.yaml");
        Files.writeString(file, """
                server: {listen: '127.0.0.1:%d'}
                streams:
                  sample: {input_uri: 'test?size=160x120'}
                  hall: {input_uri: 'test?size=160x120'}
                users: {root: {password_hash: '%s', rights: control}}
                tokens:
                  beamline:
                    jwt: {issuer: '%s', audience: '%s', jwks: keys.json}
                    rights: [view, measure]
                """.formatted(port, Accounts.PASSWORD_HASH, Jwts.ISSUER, Jwts.AUDIENCE));
        app = RunningApp.ofFile(file);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private void publish(ECKey... keys) throws IOException {
        Files.writeString(folder.resolve("keys.json"), new JWKSet(List.of(keys)).toString(true));
    }

    private static JWTClaimsSet.Builder claims() {
        return Jwts.claims(Instant.now().plus(Duration.ofMinutes(5)));
    }

    private int status(String path, String token) {
        return app.send(HttpRequest.newBuilder(app.uri(path))
                        .header("Authorization", bearer(token))
                        .build())
                .statusCode();
    }

    private HttpPeer watch(String token) {
        return new HttpPeer(port)
                .say("GET /video/sample HTTP/1.1\r\nHost: x\r\nAuthorization: " + bearer(token) + "\r\n\r\n");
    }

    @Test
    void itOpensTheStreamsThatItSaysAndNoOthers() {
        String token = Jwts.signed(OLD, claims().claim("streams", "sam*").build());
        assertThat(status("/snapshot/sample", token)).isEqualTo(200);
        assertThat(status("/snapshot/hall", token)).isEqualTo(404);
        assertThat(status("/api/streams/sample/statistics", token)).isEqualTo(200);
        assertThat(status("/api/streams/sample/viewers", token)).isEqualTo(403);
        assertThat(status("/api/streams", token.substring(0, token.length() - 4) + "AAAA"))
                .isEqualTo(401);
    }

    @Test
    void aStreamEndsWithTheTokenThatOpenedIt() {
        // Clocks may differ by 30 seconds.
        JWTClaimsSet soon =
                Jwts.claims(Instant.now().minus(Duration.ofSeconds(27))).build();
        try (HttpPeer watching = watch(Jwts.signed(OLD, soon));
                HttpPeer staying = watch(Jwts.signed(OLD, claims().build()))) {
            assertThat(watching.head()).startsWith("HTTP/1.1 200 ");
            assertThat(staying.head()).startsWith("HTTP/1.1 200 ");
            watching.readToEnd();
            assertThat(staying.read()).isNotNegative();
        }
    }

    @Test
    void aStreamEndsWithTheKeyThatAReloadNoLongerFinds() throws IOException {
        try (HttpPeer watching = watch(Jwts.signed(OLD, claims().build()));
                HttpPeer staying = watch(Jwts.signed(NEW, claims().build()))) {
            assertThat(watching.head()).startsWith("HTTP/1.1 200 ");
            assertThat(staying.head()).startsWith("HTTP/1.1 200 ");
            publish(NEW);
            HttpRequest reload = HttpRequest.newBuilder(app.uri("/api/reload"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .header("Authorization", basic("root", "password"))
                    .build();
            assertThat(app.send(reload).statusCode()).isEqualTo(200);
            watching.readToEnd();
            assertThat(staying.read()).isNotNegative();
        }
    }
}
