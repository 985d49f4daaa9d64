package org.videostreamer.source.pva;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.FrameSourceProvider;

/** Makes the sources of {@code pva://PV:NAME}. Refers to nothing of the EPICS client, which is loaded with the first run. */
public final class PvaProvider implements FrameSourceProvider {

    private record Known(WeakReference<CameraConfig> camera, PvHistory history) {}

    /**
     * A source is made anew for every attempt to connect; what one has learned is for the next of the same stream, not
     * for another stream that happens to show the same PV. Kept as long as the stream's configuration.
     */
    private final List<Known> histories = new ArrayList<>();

    @Override
    public Set<String> schemes() {
        return Set.of("pva");
    }

    @Override
    public FrameSource open(CameraConfig config) throws ConfigException {
        String pv = PvName.parse(config.uri());
        return new PvaSource(pv, config.timeouts(), historyOf(config));
    }

    private synchronized PvHistory historyOf(CameraConfig config) {
        histories.removeIf(known -> known.camera().refersTo(null));
        for (Known known : histories) {
            if (known.camera().refersTo(config)) {
                return known.history();
            }
        }
        Known fresh = new Known(new WeakReference<>(config), new PvHistory());
        histories.add(fresh);
        return fresh.history();
    }
}
