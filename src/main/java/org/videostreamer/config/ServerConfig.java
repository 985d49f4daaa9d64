package org.videostreamer.config;

import java.util.List;

/**
 * Everything the program is told.
 *
 * @param sources all sources, each served at its own address
 * @param webrtc what all of them share for WebRTC
 */
public record ServerConfig(List<SourceConfig> sources, WebRtcConfig webrtc) {

    /** Takes a copy of the list. */
    public ServerConfig {
        sources = List.copyOf(sources);
    }

    /** With all defaults for WebRTC. */
    public ServerConfig(List<SourceConfig> sources) {
        this(sources, WebRtcConfig.DEFAULT);
    }
}
