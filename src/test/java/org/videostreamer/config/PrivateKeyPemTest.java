package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyPemTest {

    private static KeyPair pair(String kind, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (bits > 0) {
            generator.initialize(bits);
        }
        return generator.generateKeyPair();
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    @ParameterizedTest
    @CsvSource({"RSA, 1024", "EC, 256", "EC, 521", "Ed25519, 0", "DSA, 1024"})
    void theFormOfAllKindsIsRead(String kind, int bits) throws GeneralSecurityException {
        KeyPair pair = pair(kind, bits);
        assertThat(PrivateKeyPem.read(pem("PRIVATE KEY", pair.getPrivate().getEncoded())))
                .isEqualTo(pair.getPrivate());
    }

    @ParameterizedTest
    @CsvSource({"RSA, 1024", "RSA, 2048", "EC, 256", "EC, 384", "EC, 521"})
    void theOwnFormsOfRsaAndOfCurvesAreReadToo(String kind, int bits) throws Exception {
        KeyPair pair = pair(kind, bits);
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
        ASN1Encodable own = kind.equals("EC")
                ? new ECPrivateKey(
                        bits,
                        ECPrivateKey.getInstance(info.parsePrivateKey()).getKey(),
                        info.getPrivateKeyAlgorithm().getParameters())
                : info.parsePrivateKey();
        String text = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + pem(kind + " PRIVATE KEY", own.toASN1Primitive().getEncoded("DER"));
        assertThat(PrivateKeyPem.read(text).getEncoded()).isNotEmpty();
        assertThat(PrivateKeyPem.read(text).getAlgorithm()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"})
    void whatIsBrokenIsRefused(String what) {
        for (byte[] bytes : new byte[][] {
            {}, {0x30}, {0x30, 0x7F}, {0x30, (byte) 0x84, 0x7F, -1, -1, -1}, {0x30, (byte) 0x88}, {0x30, 4, 2, 0, 4, 0}
        }) {
            assertThatThrownBy(() -> PrivateKeyPem.read(pem(what, bytes)))
                    .isInstanceOfAny(GeneralSecurityException.class, RuntimeException.class);
        }
    }

    @Test
    void aTextWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> PrivateKeyPem.read("")).isInstanceOf(GeneralSecurityException.class);
    }
}
