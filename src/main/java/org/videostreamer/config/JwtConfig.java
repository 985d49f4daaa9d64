package org.videostreamer.config;

import java.util.List;

/**
 * An entry of {@code tokens} that stands for all JWTs (RFC 7519) of an issuer.
 *
 * @param name what the entry is called
 * @param rules what a token must say
 * @param keys by one of which it must be signed
 * @param grant the most that a token may give
 */
public record JwtConfig(String name, Rules rules, List<JwtKey> keys, Grant grant) {

    /**
     * What a token must say.
     *
     * @param issuer its {@code iss}
     * @param audiences one of which is its {@code aud}, or among them
     */
    public record Rules(String issuer, List<String> audiences) {
        /** Takes a copy of the list. */
        public Rules {
            audiences = List.copyOf(audiences);
        }
    }

    /** Takes a copy of the list. */
    public JwtConfig {
        keys = List.copyOf(keys);
    }

    /** Whether whoever came in by a key of the other comes in by the same key here, and may do the same. */
    boolean goesOnFrom(JwtConfig before, JwtKey key) {
        return rules.equals(before.rules) && grant.equals(before.grant) && keys.contains(key);
    }
}
