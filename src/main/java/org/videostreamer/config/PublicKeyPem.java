package org.videostreamer.config;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a public key of PEM (RFC 7468), alone or in a certificate. */
final class PublicKeyPem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private static final int LEAST_RSA_BITS = 2_048;

    private PublicKeyPem() {}

    /**
     * The key of the first block.
     *
     * @throws ConfigException with nothing but the reason
     */
    static List<JwtKey> read(String text) throws ConfigException {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new ConfigException("it holds nothing in PEM");
        }
        String kind = block.group(1);
        if (kind.endsWith("PRIVATE KEY")) {
            throw new ConfigException("it holds a private key, which is for the issuer alone");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(block.group(2));
            PublicKey key =
                    switch (kind) {
                        case "PUBLIC KEY" -> key(bytes);
                        case "CERTIFICATE" ->
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(bytes))
                                    .getPublicKey();
                        default -> throw new ConfigException("it holds neither a public key nor a certificate");
                    };
            return List.of(new JwtKey(Optional.empty(), algorithm(key), key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigException("what it holds in PEM is broken");
        }
    }

    private static PublicKey key(byte[] bytes) throws GeneralSecurityException {
        X509EncodedKeySpec encoded = new X509EncodedKeySpec(bytes);
        try {
            return KeyFactory.getInstance("RSA").generatePublic(encoded);
        } catch (GeneralSecurityException notRsa) {
            return KeyFactory.getInstance("EC").generatePublic(encoded);
        }
    }

    private static String algorithm(PublicKey key) throws ConfigException {
        if (key instanceof RSAPublicKey rsa) {
            return rsa(rsa, "RS256");
        }
        if (key instanceof ECPublicKey ec) {
            switch (ec.getParams().getOrder().bitLength()) {
                case 256:
                    // Java has no other curve of that size.
                    return "ES256";
                case 384:
                    return "ES384";
                case 521:
                    return "ES512";
                default:
                    break;
            }
        }
        throw new ConfigException("its key is neither one of RSA nor one of the curves P-256, P-384 and P-521");
    }

    /**
     * The algorithm, if the key is long enough to be safe.
     *
     * @throws ConfigException if it is not
     */
    static String rsa(RSAPublicKey key, String algorithm) throws ConfigException {
        if (key.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new ConfigException("its key of RSA has fewer than " + LEAST_RSA_BITS + " bits");
        }
        return algorithm;
    }
}
