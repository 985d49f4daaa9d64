package org.videostreamer.source.redis;

import java.util.Set;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.RedisServer;
import org.videostreamer.config.SourceConfig;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.FrameSourceProvider;

/** Makes the sources of {@code redis://…} and {@code rediss://…}. */
public final class RedisSourceProvider implements FrameSourceProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("redis", "rediss");
    }

    @Override
    public FrameSource open(SourceConfig config) throws ConfigException {
        RedisServer server = RedisServer.ofUri(config.uri().text()).orElseThrow(() -> refusal(config));
        return new RedisSource(server.with(config.credentials()), config);
    }

    /** A raw / or # in a password hides where the password ends, so nothing is quoted then. */
    private static ConfigException refusal(SourceConfig config) {
        String quoted = config.uri().text().contains("@") ? "" : " '" + config.uri() + "'";
        return new ConfigException("input_uri" + quoted + " is not the address of a Redis server; expected"
                + " redis://[[user]:password@]host[:port][/database] or rediss://... for TLS, with special characters"
                + " of a user name or password percent-encoded");
    }
}
