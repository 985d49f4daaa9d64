package org.videostreamer.config;

import java.util.List;
import java.util.Optional;

/**
 * An address and what is served there.
 *
 * @param address where it listens
 * @param allowedOrigins {@code allowed_origins}: pages of other hosts that may read the answers; {@code *} for all
 * @param streams names of the streams that are served, in order
 * @param defaultStream the one of them that is served where no name is asked for, if there is one
 */
public record ListenerConfig(
        ListenAddress address, List<String> allowedOrigins, List<String> streams, Optional<String> defaultStream) {

    /** Takes copies of the lists. */
    public ListenerConfig {
        allowedOrigins = List.copyOf(allowedOrigins);
        streams = List.copyOf(streams);
    }

    /** That of one stream alone. */
    public static ListenerConfig of(ListenAddress address, List<String> allowedOrigins, StreamConfig stream) {
        return new ListenerConfig(address, allowedOrigins, List.of(stream.name()), Optional.of(stream.name()));
    }
}
