package org.videostreamer.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.videostreamer.limits.Limit;

/**
 * Everything the program is told.
 *
 * @param streams all streams; no two of one name
 * @param listeners where they are served; they name streams of this configuration
 * @param webrtc what all of them share for WebRTC
 * @param limits {@code limits}: how far peers may go, where that differs from the default
 * @param reload {@code reload}: follow the file when it changes
 * @param access who may do what
 * @param relay {@code relay}: what goes to other machines, and what comes from them
 */
public record ServerConfig(
        List<StreamConfig> streams,
        List<ListenerConfig> listeners,
        WebRtcConfig webrtc,
        Map<Limit, Long> limits,
        boolean reload,
        AccessConfig access,
        Optional<RelayConfig> relay) {

    /** Takes copies of lists and map. */
    public ServerConfig {
        streams = List.copyOf(streams);
        listeners = List.copyOf(listeners);
        limits = Map.copyOf(limits);
    }

    /** With all defaults for WebRTC, and the default limits. */
    public ServerConfig(List<StreamConfig> streams, List<ListenerConfig> listeners) {
        this(streams, listeners, WebRtcConfig.DEFAULT, Map.of());
    }

    /** Read once, and open to all. */
    public ServerConfig(
            List<StreamConfig> streams, List<ListenerConfig> listeners, WebRtcConfig webrtc, Map<Limit, Long> limits) {
        this(streams, listeners, webrtc, limits, false, AccessConfig.OPEN, Optional.empty());
    }

    /** Alone, without other machines. */
    public ServerConfig(
            List<StreamConfig> streams,
            List<ListenerConfig> listeners,
            WebRtcConfig webrtc,
            Map<Limit, Long> limits,
            boolean reload,
            AccessConfig access) {
        this(streams, listeners, webrtc, limits, reload, access, Optional.empty());
    }

    /** The same with streams that come from other machines; of one name with a stream of its own, its own is served. */
    public ServerConfig with(List<StreamConfig> others) {
        Set<String> own = streams.stream().map(StreamConfig::name).collect(Collectors.toSet());
        List<StreamConfig> more =
                others.stream().filter(other -> !own.contains(other.name())).toList();
        List<String> names = more.stream().map(StreamConfig::name).toList();
        return new ServerConfig(
                Stream.concat(streams.stream(), more.stream()).toList(),
                listeners.stream().map(listener -> listener.with(names)).toList(),
                webrtc,
                limits,
                reload,
                access,
                relay);
    }
}
