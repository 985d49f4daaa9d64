package org.videostreamer.output.webrtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    /** FIPS 180-2, B.1: the SHA-256 of "abc". */
    private static final String ABC =
            "BA:78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:" + "B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD";

    private static final byte[] CERTIFICATE = "abc".getBytes(StandardCharsets.US_ASCII);

    private static String hex(int bytes) {
        return "AB" + ":AB".repeat(bytes - 1);
    }

    @Test
    void isTheHashOfACertificate() {
        Fingerprint fingerprint = Fingerprint.of("sha-256", CERTIFICATE);
        assertThat(fingerprint).hasToString("sha-256 " + ABC);
        assertThat(fingerprint.isOf(CERTIFICATE)).isTrue();
        assertThat(fingerprint.isOf(new byte[] {'a', 'b', 'd'})).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"sha-256, 32", "SHA-384, 48", "Sha-512, 64"})
    void isReadInAnyCase(String algorithm, int bytes) {
        assertThat(Fingerprint.parse("  " + algorithm + "   " + hex(bytes).toLowerCase(Locale.ROOT) + " "))
                .contains(new Fingerprint(algorithm.toLowerCase(Locale.ROOT), hex(bytes)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 65})
    void aHashOfAnotherLengthIsNone(int bytes) {
        assertThat(Fingerprint.parse("sha-256 " + hex(bytes))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sha-256", "sha-256 " + ABC + " x", "sha-1 " + ABC, "md5 " + ABC, "sha-256 " + ABC + ":"})
    void anythingElseIsNone(String value) {
        assertThat(Fingerprint.parse(value)).isEmpty();
    }
}
