package org.videostreamer.source.http;

import java.time.Duration;
import java.util.Optional;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.RunningSource;
import org.videostreamer.testing.StreamBuilder;

/** Configurations and running sources for the tests of this room. */
final class HttpTesting {

    private static final Duration LONG = Duration.ofSeconds(20);

    private HttpTesting() {}

    static CameraConfig config(String uri) {
        return config(uri, Optional.empty(), LONG, true);
    }

    static CameraConfig config(String uri, Optional<Credentials> credentials, Duration read, boolean tlsVerify) {
        return StreamBuilder.of(uri)
                .credentials(credentials)
                .timeouts(new Timeouts(LONG, read, LONG))
                .tlsVerify(tlsVerify)
                .camera();
    }

    static FrameSource open(CameraConfig config) {
        try {
            return new SourceProviders().open(config);
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    static RunningSource run(CameraConfig config) {
        return new RunningSource(open(config));
    }

    static RunningSource run(String uri) {
        return run(config(uri));
    }
}
