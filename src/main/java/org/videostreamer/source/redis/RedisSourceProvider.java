package org.videostreamer.source.redis;

import java.util.Set;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.RedisServer;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.FrameSourceProvider;

/** Makes the sources of {@code redis://…} and {@code rediss://…}. */
public final class RedisSourceProvider implements FrameSourceProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("redis", "rediss");
    }

    @Override
    public FrameSource open(CameraConfig config) throws ConfigException {
        RedisServer server = RedisServer.ofUri(config.uri().text()).orElseThrow(() -> refusal(config));
        return new RedisSource(server.with(config.credentials()), config);
    }

    private static ConfigException refusal(CameraConfig config) {
        return new ConfigException("input_uri '" + config.uri() + "' is not the address of a Redis server; expected"
                + " redis://[[user]:password@]host[:port][/database] or rediss://... for TLS, with special characters"
                + " of a user name or password percent-encoded");
    }
}
