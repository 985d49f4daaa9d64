package org.videostreamer.source.tango;

import java.util.Set;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.FrameSourceProvider;

/** Makes the sources of {@code tango://host:port/a/b/c}, {@code //host:port/a/b/c} and {@code a/b/c}. */
public final class TangoProvider implements FrameSourceProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("tango");
    }

    @Override
    public FrameSource open(CameraConfig config) throws ConfigException {
        return new TangoSource(
                DeviceName.parse(config.uri()),
                config.timeouts().read(),
                config.timeouts().stall());
    }
}
