package org.videostreamer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis server at a free port, which can be killed and started again. */
public final class RedisProcess implements AutoCloseable {

    private final int port;
    private final String[] settings;
    private RedisServer server;

    /** Starts it with lines of its configuration file. */
    public RedisProcess(String... settings) {
        this.settings = settings;
        this.port = FreePorts.any();
        start();
    }

    public int port() {
        return port;
    }

    /** As a camera's URI names it. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Starts it again at the same port. */
    public void start() {
        try {
            RedisServerBuilder builder = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"");
            for (String setting : settings) {
                builder.setting(setting);
            }
            server = builder.build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it; all connections end. */
    public void kill() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
