package org.videostreamer.config;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.videostreamer.log.PeerText;

/**
 * What a client of TLS takes along, as the files hold it now.
 *
 * @param own by which it shows itself, if it has a certificate
 * @param authorities whom it trusts, where these are not the system's
 */
public record TlsMaterial(Optional<KeyManagerFactory> own, Optional<TrustManagerFactory> authorities) {

    private static final char[] NO_PASSWORD = {};

    /**
     * Reads the files: not for an event loop.
     *
     * @throws ConfigException with one line that names the file and says what is wrong, nothing of a key
     */
    public static TlsMaterial read(ClientTls tls) throws ConfigException {
        return new TlsMaterial(
                tls.own().isPresent() ? Optional.of(keys(PemPair.read(tls.own().get(), ""))) : Optional.empty(),
                tls.authorities().isPresent()
                        ? Optional.of(trust(tls.authorities().get()))
                        : Optional.empty());
    }

    private static KeyManagerFactory keys(PemPair pair) throws ConfigException {
        try {
            KeyStore store = empty();
            store.setKeyEntry("own", pair.key(), NO_PASSWORD, pair.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            return keys;
        } catch (GeneralSecurityException e) {
            throw new ConfigException("certificate: TLS cannot use it");
        }
    }

    private static TrustManagerFactory trust(Path file) throws ConfigException {
        String name = "ca " + PeerText.of(file.toString());
        List<X509Certificate> authorities = PemPair.certificates(PemPair.text(file, name), name);
        try {
            KeyStore store = empty();
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry(Integer.toString(store.size()), authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust;
        } catch (GeneralSecurityException e) {
            throw new ConfigException(name + ": TLS cannot use it");
        }
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
