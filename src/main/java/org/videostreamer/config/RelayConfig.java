package org.videostreamer.config;

import java.util.List;
import java.util.Optional;

/**
 * What goes to other machines, and what comes from them.
 *
 * @param redis {@code redis}: through which server
 * @param tls {@code tls_verify} and {@code redis_tls}: how TLS is spoken to it, if it is
 * @param publish {@code publish}: which streams of this program others may show
 * @param subscribe {@code subscribe}: which streams of others this program shows
 * @param node {@code node}: what this machine is called; empty for its own name
 */
public record RelayConfig(
        RedisServer redis,
        ClientTls tls,
        List<StreamPattern> publish,
        List<StreamPattern> subscribe,
        Optional<String> node) {

    /** Takes copies of the lists. */
    public RelayConfig {
        publish = List.copyOf(publish);
        subscribe = List.copyOf(subscribe);
    }

    /** Whether others may show a stream of that name. */
    public boolean publishes(String stream) {
        return publish.stream().anyMatch(pattern -> pattern.matches(stream));
    }

    /** Whether this program shows streams of that name that others publish. */
    public boolean subscribes(String stream) {
        return subscribe.stream().anyMatch(pattern -> pattern.matches(stream));
    }
}
