package org.videostreamer.config;

import java.util.List;
import java.util.Optional;

/**
 * How an address is entered.
 *
 * @param allowedOrigins {@code allowed_origins}: pages of other hosts that may read the answers; {@code *} for all
 * @param tls {@code tls}: the certificate, where TLS is spoken
 */
public record Doorway(List<String> allowedOrigins, Optional<TlsFiles> tls) {

    /** Without TLS, for no pages but ours. */
    public static final Doorway PLAIN = new Doorway(List.of(), Optional.empty());

    /** Takes a copy of the list. */
    public Doorway {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** Without TLS, for pages of these origins too. */
    public static Doorway allowing(List<String> origins) {
        return new Doorway(origins, PLAIN.tls());
    }
}
