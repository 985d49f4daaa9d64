package org.videostreamer.source.pva;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceConfig;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.FrameSourceProvider;

/** Makes the sources of {@code pva://PV:NAME}. Refers to nothing of the EPICS client, which is loaded with the first run. */
public final class PvaProvider implements FrameSourceProvider {

    /** A source is made anew for every attempt to connect; what one has learned is for the next. */
    private final Map<SourceConfig, PvHistory> histories = new ConcurrentHashMap<>();

    @Override
    public Set<String> schemes() {
        return Set.of("pva");
    }

    @Override
    public FrameSource open(SourceConfig config) throws ConfigException {
        String pv = PvName.parse(config.uri());
        return new PvaSource(pv, config.timeouts(), histories.computeIfAbsent(config, key -> new PvHistory()));
    }
}
