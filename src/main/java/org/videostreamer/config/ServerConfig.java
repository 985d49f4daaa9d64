package org.videostreamer.config;

import java.util.List;

/**
 * Everything the program is told.
 *
 * @param sources all sources, each served at its own address
 */
public record ServerConfig(List<SourceConfig> sources) {

    /** Takes a copy of the list. */
    public ServerConfig {
        sources = List.copyOf(sources);
    }
}
