package org.videostreamer.config;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a set of JWKs (RFC 7517), as issuers publish theirs. */
final class JwkSetText {

    private static final int MOST_KEYS = 64;
    private static final String USUAL_RSA = "RS256";
    private static final Set<String> RSA = Set.of(USUAL_RSA, "RS384", "RS512", "PS256", "PS384", "PS512");
    private static final Map<String, String> BY_CURVE = Map.of("P-256", "ES256", "P-384", "ES384", "P-521", "ES512");

    private JwkSetText() {}

    /**
     * Its keys of RSA and of the curves P-256, P-384 and P-521 that are for signatures; all others are left out.
     *
     * @throws ConfigException with nothing but the reason, also where no key is left
     */
    static List<JwtKey> read(String text) throws ConfigException {
        List<JWK> all;
        try {
            all = JWKSet.parse(text).getKeys();
        } catch (ParseException | RuntimeException e) {
            // The words of parsers may hold a piece of what they read.
            throw new ConfigException("it is no set of JWKs in JSON");
        }
        if (all.size() > MOST_KEYS) {
            throw new ConfigException("it holds more than " + MOST_KEYS + " keys");
        }
        List<JwtKey> keys = new ArrayList<>();
        for (JWK jwk : all) {
            key(jwk).ifPresent(keys::add);
        }
        if (keys.isEmpty()) {
            throw new ConfigException("it holds no key for signatures of RSA or of the curves P-256, P-384 and P-521");
        }
        return keys;
    }

    private static Optional<JwtKey> key(JWK jwk) throws ConfigException {
        Optional<String> algorithm = Optional.ofNullable(jwk.getAlgorithm()).map(Object::toString);
        if (!isForSignatures(jwk)) {
            return Optional.empty();
        }
        Optional<String> id = Optional.ofNullable(jwk.getKeyID());
        try {
            if (jwk instanceof RSAKey rsa && RSA.contains(algorithm.orElse(USUAL_RSA))) {
                RSAPublicKey key = rsa.toRSAPublicKey();
                return Optional.of(new JwtKey(id, PublicKeyPem.rsa(key, algorithm.orElse(USUAL_RSA)), key));
            }
            if (jwk instanceof ECKey ec) {
                String own = BY_CURVE.get(ec.getCurve().getName());
                return own != null && algorithm.orElse(own).equals(own)
                        ? Optional.of(new JwtKey(id, own, ec.toECPublicKey()))
                        : Optional.empty();
            }
        } catch (JOSEException e) {
            throw new ConfigException("a key of it is broken");
        }
        return Optional.empty();
    }

    private static boolean isForSignatures(JWK jwk) {
        Set<KeyOperation> operations = jwk.getKeyOperations();
        return (jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE))
                && (operations == null || operations.contains(KeyOperation.VERIFY));
    }
}
