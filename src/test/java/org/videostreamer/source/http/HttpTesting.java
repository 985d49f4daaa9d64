package org.videostreamer.source.http;

import java.time.Duration;
import java.util.Optional;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.SourceConfig;
import org.videostreamer.config.SourceConfig.Timeouts;
import org.videostreamer.config.SourceUri;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.RunningSource;
import org.videostreamer.testing.SourceBuilder;

/** Configurations and running sources for the tests of this room. */
final class HttpTesting {

    private static final Duration LONG = Duration.ofSeconds(20);

    private HttpTesting() {}

    static SourceConfig config(String uri) {
        return config(uri, Optional.empty(), LONG, true);
    }

    static SourceConfig config(String uri, Optional<Credentials> credentials, Duration read, boolean tlsVerify) {
        SourceConfig all = SourceConfig.of(new ListenAddress("localhost", 0), new SourceUri(uri));
        return SourceBuilder.like(all)
                .credentials(credentials)
                .timeouts(new Timeouts(LONG, read, LONG))
                .tlsVerify(tlsVerify)
                .build();
    }

    static FrameSource open(SourceConfig config) {
        try {
            return new SourceProviders().open(config);
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    static RunningSource run(SourceConfig config) {
        return new RunningSource(open(config));
    }

    static RunningSource run(String uri) {
        return run(config(uri));
    }
}
