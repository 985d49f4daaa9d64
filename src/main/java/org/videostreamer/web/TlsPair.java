package org.videostreamer.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.PemPair;
import org.videostreamer.config.TlsFiles;

/**
 * A certificate and its key, which belong together: Vert.x takes others too, and then every handshake fails.
 *
 * @param options both, as they were read
 * @param from since when the certificate is valid
 * @param until how long
 */
record TlsPair(PemKeyCertOptions options, Instant from, Instant until) {

    /**
     * Reads a pair and has the one prove the other. Reads files: not for an event loop.
     *
     * @throws ConfigException with one line that names the file and says what is wrong, nothing of a key
     */
    static TlsPair read(TlsFiles files, Vertx vertx) throws ConfigException {
        PemPair pair = PemPair.read(files, "tls.");
        X509Certificate first = pair.chain().get(0);
        try {
            PemKeyCertOptions options = new PemKeyCertOptions()
                    .setCertValue(Buffer.buffer(certificates(pair)))
                    .setKeyValue(pem("PRIVATE KEY", pair.key().getEncoded()));
            options.getKeyManagerFactory(vertx);
            return new TlsPair(
                    options,
                    first.getNotBefore().toInstant(),
                    first.getNotAfter().toInstant());
        } catch (Exception e) {
            throw new ConfigException("tls: the key is of a kind that TLS does not use");
        }
    }

    private static String certificates(PemPair pair) throws CertificateEncodingException {
        StringBuilder all = new StringBuilder();
        for (X509Certificate certificate : pair.chain()) {
            all.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return all.toString();
    }

    private static Buffer pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder().encodeToString(bytes);
        return Buffer.buffer("-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}
