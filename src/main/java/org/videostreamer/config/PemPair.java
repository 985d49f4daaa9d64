package org.videostreamer.config;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.log.PeerText;

/**
 * A certificate and its key, which belong together, of files of PEM.
 *
 * @param chain the certificate, and behind it those that lead to its authority
 * @param key the private key
 */
public record PemPair(List<X509Certificate> chain, PrivateKey key) {

    /** Chains of several certificates need a tenth of it. */
    private static final int MOST_BYTES = 1_048_576;

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");
    private static final byte[] PROBE = {1, 2, 3, 4, 5, 6, 7, 8};

    /** Takes a copy of the list. */
    public PemPair {
        chain = List.copyOf(chain);
    }

    /**
     * Reads a pair and has the one prove the other. Reads files: not for an event loop.
     *
     * @param group what the keys that name the files stand in, with its point, for the message
     * @throws ConfigException with one line that names the file and says what is wrong, nothing of a key
     */
    public static PemPair read(TlsFiles files, String group) throws ConfigException {
        String certificateName =
                group + "certificate " + PeerText.of(files.certificate().toString());
        String keyName = group + "key " + PeerText.of(files.key().toString());
        String certificate = text(files.certificate(), certificateName);
        String keyText = text(files.key(), keyName);
        if (keyText.contains("ENCRYPTED")) {
            throw new ConfigException(keyName + ": it is encrypted; expected one without a password");
        }
        List<X509Certificate> chain = certificates(certificate, certificateName);
        PrivateKey key;
        try {
            key = PrivateKeyPem.read(keyText);
        } catch (GeneralSecurityException | RuntimeException e) {
            // The words of parsers may hold a piece of what they read.
            throw new ConfigException(keyName + ": it holds no private key in PEM that TLS can use");
        }
        if (!belongs(key, chain.get(0))) {
            throw new ConfigException(group.replaceFirst("\\.$", ": ") + "the key is not that of the certificate");
        }
        return new PemPair(chain, key);
    }

    /** All that a file holds; messages call it by that name. */
    static String text(Path file, String name) throws ConfigException {
        try {
            return InputFile.read(file, MOST_BYTES);
        } catch (ConfigException e) {
            throw new ConfigException(name + ": " + e.getMessage());
        }
    }

    /** The certificates in a text, one at least. */
    static List<X509Certificate> certificates(String text, String name) throws ConfigException {
        List<X509Certificate> all = new ArrayList<>();
        Matcher block = CERTIFICATE.matcher(text);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (block.find()) {
                byte[] bytes = block.group().getBytes(StandardCharsets.US_ASCII);
                all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
            }
        } catch (CertificateException e) {
            throw new ConfigException(name + ": it holds a certificate that cannot be read");
        }
        if (all.isEmpty()) {
            throw new ConfigException(name + ": it holds no certificate in PEM");
        }
        return all;
    }

    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        try {
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        case "DSA" -> "SHA256withDSA";
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
