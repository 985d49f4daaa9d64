package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.testing.TestCertificate;

/** {@code camera_tls} and {@code redis_tls} of a file. */
class ClientTlsFileTest {

    @TempDir
    Path directory;

    private TlsFiles own;

    @BeforeEach
    void write() throws IOException {
        own = TestCertificate.of(1).in(directory);
        Files.writeString(directory.resolve("other.key"), TestCertificate.of(2).key());
        Files.writeString(directory.resolve("empty.crt"), "");
    }

    private ConfigFile file(String keys) {
        return ConfigFile.ofSource(
                directory, keys.replace("OWN", "\"certificate\": \"server.crt\", \"key\": \"server.key\""));
    }

    @Test
    void filesAreNamedAsTheConfigurationFileSeesThem() throws ConfigException {
        StreamConfig stream = file("\"input_uri\": \"test\", \"tls_verify\": false,"
                        + " \"redis\": \"rediss://r\", \"redis_tls\": {OWN, \"ca\": \"server.crt\"}")
                .load()
                .streams()
                .get(0);
        assertThat(stream.camera().tls()).isEqualTo(ClientTls.verifying(false));
        assertThat(stream.redis().orElseThrow().tls())
                .isEqualTo(new ClientTls(false, Optional.of(own), Optional.of(own.certificate())));
    }

    @Test
    void theNamesAreShownAndNothingOfTheFiles() throws ConfigException {
        String shown = file("\"input_uri\": \"test\", \"redis\": \"rediss://r\", \"redis_tls\": {OWN}")
                .document()
                .toString();
        assertThat(shown).contains("\"certificate\" : \"server.crt\"").doesNotContain("BEGIN");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            {"certificate": "server.crt"} => .key: missing; expected both certificate and key, or neither
            {"key": "server.key"} => .certificate: missing; expected both certificate and key, or neither
            {"certificate": "none.crt", "key": "server.key"} => : certificate DIR/none.crt: there is no such file
            {"certificate": "empty.crt", "key": "server.key"} => : certificate DIR/empty.crt: it holds no certificate in PEM
            {"certificate": "server.crt", "key": "server.crt"} => : key DIR/server.crt: it holds no private key in PEM that TLS can use
            {"certificate": "server.crt", "key": "other.key"} => : the key is not that of the certificate
            {"ca": "other.key"} => : ca DIR/other.key: it holds no certificate in PEM
            """)
    void whatCannotBeUsedIsTold(String tls, String refusal) {
        assertThat(file("\"input_uri\": \"test\", \"redis\": \"rediss://r\", \"redis_tls\": " + tls)
                        .refusal()
                        .replace(directory.toString(), "DIR"))
                .isEqualTo("config.json: sources.\"0.0.0.0:8000\".redis_tls" + refusal);
    }

    @Test
    void itIsRefusedWhereNoTlsIsSpoken() {
        assertThat(file("\"input_uri\": \"http://camera/\", \"camera_tls\": {OWN}")
                        .refusal())
                .isEqualTo(
                        "config.json: sources.\"0.0.0.0:8000\".camera_tls: given for http://camera/, to which no TLS is"
                                + " spoken; expected one of https, rtsps or rediss");
    }
}
