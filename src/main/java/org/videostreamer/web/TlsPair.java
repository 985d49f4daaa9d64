package org.videostreamer.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.InputFile;
import org.videostreamer.config.TlsFiles;
import org.videostreamer.log.PeerText;

/**
 * A certificate and its key, which belong together: Vert.x takes others too, and then every handshake fails.
 *
 * @param options both, as they were read
 * @param from since when the certificate is valid
 * @param until how long
 */
record TlsPair(PemKeyCertOptions options, Instant from, Instant until) {

    /** Chains of several certificates need a tenth of it. */
    private static final int MOST_BYTES = 1_048_576;

    private static final byte[] PROBE = {1, 2, 3, 4, 5, 6, 7, 8};
    /** What JDK's key managers call the kinds of keys. */
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS", "DSA");

    /**
     * Reads a pair and has the one prove the other. Reads files: not for an event loop.
     *
     * @throws ConfigException with one line that names the file and says what is wrong, nothing of a key
     */
    static TlsPair read(TlsFiles files, Vertx vertx) throws ConfigException {
        String certificate = text("certificate", files.certificate().toString(), files);
        String key = text("key", files.key().toString(), files);
        if (key.contains("ENCRYPTED")) {
            throw new ConfigException("tls.key " + PeerText.of(files.key().toString())
                    + ": it is encrypted; expected one without a password");
        }
        PemKeyCertOptions options =
                new PemKeyCertOptions().setCertValue(Buffer.buffer(certificate)).setKeyValue(Buffer.buffer(key));
        try {
            X509KeyManager keys = keys(options, vertx);
            String alias = alias(keys)
                    .orElseThrow(() -> new ConfigException("tls: the key is of a kind that TLS does not use"));
            X509Certificate first = keys.getCertificateChain(alias)[0];
            if (!belongs(keys.getPrivateKey(alias), first)) {
                throw new ConfigException("tls: the key is not that of the certificate");
            }
            return new TlsPair(
                    options,
                    first.getNotBefore().toInstant(),
                    first.getNotAfter().toInstant());
        } catch (ConfigException e) {
            throw e;
        } catch (Exception e) {
            // The words of parsers may hold a piece of what they read.
            throw new ConfigException("tls: the files hold no certificate and key in PEM");
        }
    }

    private static String text(String key, String name, TlsFiles files) throws ConfigException {
        try {
            return InputFile.read(key.equals("key") ? files.key() : files.certificate(), MOST_BYTES);
        } catch (ConfigException e) {
            throw new ConfigException("tls." + key + " " + PeerText.of(name) + ": " + e.getMessage());
        }
    }

    private static X509KeyManager keys(PemKeyCertOptions options, Vertx vertx) throws Exception {
        KeyManager[] all = options.getKeyManagerFactory(vertx).getKeyManagers();
        return Arrays.stream(all)
                .filter(X509KeyManager.class::isInstance)
                .map(X509KeyManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> alias(X509KeyManager keys) {
        return KINDS.stream()
                .map(kind -> keys.getServerAliases(kind, null))
                .filter(aliases -> aliases != null && aliases.length > 0)
                .map(aliases -> aliases[0])
                .findFirst();
    }

    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        try {
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> key.getAlgorithm();
                    });
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException notOfOneKind) {
            return false;
        }
    }
}
