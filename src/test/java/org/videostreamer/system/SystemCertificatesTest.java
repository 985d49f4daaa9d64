package org.videostreamer.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A file of certificates as systems have it. */
class SystemCertificatesTest {

    private static List<X509Certificate> certificates;

    @BeforeAll
    static void takeTwoOfThoseThatThisJavaTrusts() throws GeneralSecurityException {
        certificates = trusted(null).subList(0, 2);
    }

    @Test
    void allOfAFileAreTrustedWhateverStandsBetween() throws Exception {
        KeyStore store = read("# of the hall\r\n" + pem(0) + "words\n\n" + pem(1) + "the end");
        assertThat(trusted(store)).containsExactlyInAnyOrderElementsOf(certificates);
    }

    @Test
    void aDamagedOneDoesNotKeepTheOthersOut() throws Exception {
        String damaged = pem(0).replaceFirst("\n[A-Za-z0-9+/]{20}", "\nAAAAAAAAAAAAAAAAAAAA");
        assertThat(trusted(read(damaged + pem(1)))).containsExactly(certificates.get(1));
    }

    @Test
    void anEmptyFileTrustsNobody() throws Exception {
        assertThat(read("").size()).isZero();
        assertThat(read("-----BEGIN CERTIFICATE-----\nAAAA").size()).isZero();
    }

    @Test
    void entriesAreFoundByTheirNamesAndHoldNoKeys() throws Exception {
        KeyStore store = read(pem(0) + pem(1));
        assertThat(Collections.list(store.aliases())).containsExactly("0", "1");
        assertThat(store.containsAlias("1")).isTrue();
        assertThat(store.containsAlias("2")).isFalse();
        assertThat(store.isKeyEntry("0")).isFalse();
        assertThat(store.getKey("0", new char[0])).isNull();
        assertThat(store.getCertificateChain("0")).isNull();
        assertThat(store.getCertificateAlias(certificates.get(1))).isEqualTo("1");
        assertThat(store.getCreationDate("0")).isNotNull();
    }

    @Test
    void nothingIsChanged() throws Exception {
        KeyStore store = read(pem(0));
        assertThatThrownBy(() -> store.deleteEntry("0")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> store.setCertificateEntry("1", certificates.get(1)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(store.size()).isEqualTo(1);
    }

    private static KeyStore read(String file) throws Exception {
        KeyStore store = KeyStore.getInstance("PEM", SystemCertificates.provider());
        store.load(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)), null);
        return store;
    }

    private static List<X509Certificate> trusted(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        TrustManager manager = factory.getTrustManagers()[0];
        return List.of(((X509TrustManager) manager).getAcceptedIssuers());
    }

    private static String pem(int index) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(certificates.get(index).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
