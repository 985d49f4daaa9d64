package org.videostreamer.config;

import java.util.List;
import java.util.Map;
import org.videostreamer.limits.Limit;

/**
 * Everything the program is told.
 *
 * @param sources all sources, each served at its own address
 * @param webrtc what all of them share for WebRTC
 * @param limits {@code limits}: how far peers may go, where that differs from the default
 */
public record ServerConfig(List<SourceConfig> sources, WebRtcConfig webrtc, Map<Limit, Long> limits) {

    /** Takes copies of list and map. */
    public ServerConfig {
        sources = List.copyOf(sources);
        limits = Map.copyOf(limits);
    }

    /** With the default limits. */
    public ServerConfig(List<SourceConfig> sources, WebRtcConfig webrtc) {
        this(sources, webrtc, Map.of());
    }

    /** With all defaults for WebRTC, and the default limits. */
    public ServerConfig(List<SourceConfig> sources) {
        this(sources, WebRtcConfig.DEFAULT);
    }
}
