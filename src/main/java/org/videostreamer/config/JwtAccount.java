package org.videostreamer.config;

import java.time.Instant;

/**
 * Whoever has shown a JWT that holds.
 *
 * @param issuer the entry of {@code tokens} that it belongs to, as it was then
 * @param key by which it is signed
 * @param hash what is kept of it
 * @param subject whom it is about, fit for people to read; empty where it does not say
 * @param grant what it gives
 * @param until when it ends
 */
public record JwtAccount(JwtConfig issuer, JwtKey key, TokenHash hash, String subject, Grant grant, Instant until)
        implements Account {

    @Override
    public String name() {
        return issuer.name();
    }

    /**
     * Whether it would be let in by another configuration: what is no longer there of the keys, or says something else of
     * the issuer, ends it. Keys that have come beside its own do not.
     *
     * @param now the entry of the same name
     */
    public boolean holdsBy(JwtConfig now) {
        return now.goesOnFrom(issuer, key);
    }

    @Override
    public String toString() {
        return subject.isEmpty() ? "a JWT of " + name() : "'" + subject + "' by a JWT of " + name();
    }
}
