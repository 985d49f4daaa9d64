package org.videostreamer.config;

import java.util.List;
import java.util.Map;
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
 */
public record ServerConfig(
        List<StreamConfig> streams,
        List<ListenerConfig> listeners,
        WebRtcConfig webrtc,
        Map<Limit, Long> limits,
        boolean reload,
        AccessConfig access) {

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
        this(streams, listeners, webrtc, limits, false, AccessConfig.OPEN);
    }
}
