package org.videostreamer.config;

import java.security.Key;
import java.util.Optional;

/**
 * A key by which JWTs are proven, with the one algorithm that holds for it: the key tells that, and never a token (RFC 8725
 * 3.1). Never printed.
 *
 * @param id by which tokens name it ({@code kid}), if it has one
 * @param algorithm its name of RFC 7518 3.1, such as {@code RS256}
 * @param key a public key, or the secret of {@code HS256}
 */
public record JwtKey(Optional<String> id, String algorithm, Key key) {

    @Override
    public String toString() {
        return "a key of " + algorithm + ", hidden";
    }
}
