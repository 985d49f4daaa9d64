package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.TlsFiles;
import org.videostreamer.testing.TestCertificate;

@TestInstance(Lifecycle.PER_CLASS)
class TlsPairTest {

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterAll
    void stop() {
        vertx.close();
    }

    @Test
    void aPairIsReadWithItsDates() throws ConfigException {
        Instant until = Instant.now().plusSeconds(9_000).truncatedTo(ChronoUnit.SECONDS);
        TlsPair pair = TlsPair.read(TestCertificate.of(1, until).in(folder), vertx);
        assertThat(pair.until()).isEqualTo(until);
        assertThat(pair.from()).isBefore(Instant.now());
    }

    @Test
    void theKeyOfAnotherCertificateIsRefused() {
        TestCertificate mixed = new TestCertificate(
                TestCertificate.of(1).certificate(), TestCertificate.of(2).key());
        assertRefused(mixed.in(folder), "tls: the key is not that of the certificate");
    }

    @Test
    void filesThatAreNoneAreRefusedAndNothingOfThemIsRepeated() throws IOException {
        TlsFiles files = TestCertificate.of(1).in(folder);
        Files.writeString(files.key(), "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----\n");
        assertRefused(files, "tls.key " + files.key() + ": it holds no private key in PEM that TLS can use");
        Files.writeString(files.key(), "-----BEGIN ENCRYPTED PRIVATE KEY-----\nsecret\n");
        assertRefused(files, "tls.key " + files.key() + ": it is encrypted; expected one without a password");
        Files.delete(files.key());
        assertRefused(files, "tls.key " + files.key() + ": there is no such file");
    }

    private void assertRefused(TlsFiles files, String reason) {
        assertThatThrownBy(() -> TlsPair.read(files, vertx))
                .isInstanceOf(ConfigException.class)
                .hasMessage(reason);
    }
}
