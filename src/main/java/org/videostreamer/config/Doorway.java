package org.videostreamer.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How an address is entered.
 *
 * @param allowedOrigins {@code allowed_origins}: pages of other hosts that may read the answers; {@code *} for all
 * @param hosts {@code hosts}: by which names requests may call this server, in lower case; empty for any
 * @param frameAncestors {@code frame_ancestors}: pages that may show ours within themselves; {@code *} for all
 * @param tls {@code tls}: the certificate, where TLS is spoken
 */
public record Doorway(
        List<String> allowedOrigins, List<String> hosts, List<String> frameAncestors, Optional<TlsFiles> tls) {

    /** What stands for all where origins or pages are listed. */
    public static final String ALL = "*";

    /** Under any name, without TLS, within any page. */
    public static final Doorway PLAIN = new Doorway(List.of(), List.of(), List.of(ALL), Optional.empty());

    /** Takes copies of the lists. */
    public Doorway {
        allowedOrigins = List.copyOf(allowedOrigins);
        hosts = List.copyOf(hosts);
        frameAncestors = List.copyOf(frameAncestors);
    }

    /** Plain, but for pages of these origins too. */
    public static Doorway allowing(List<String> origins) {
        return new Doorway(origins, PLAIN.hosts(), PLAIN.frameAncestors(), PLAIN.tls());
    }

    /** The same with TLS, or without. */
    public Doorway with(Optional<TlsFiles> other) {
        return new Doorway(allowedOrigins, hosts, frameAncestors, other);
    }

    /** Whether scripts of pages of that origin may read answers, open WebSockets and ask for changes, ours aside. */
    public boolean allows(String origin) {
        return allowedOrigins.contains(ALL) || allowedOrigins.contains(origin.toLowerCase(Locale.ROOT));
    }
}
