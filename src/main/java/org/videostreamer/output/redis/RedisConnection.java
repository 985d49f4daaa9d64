package org.videostreamer.output.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import java.io.EOFException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.ClientTls;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.RedisServer;
import org.videostreamer.redis.RedisLink;

/** One connection to publish by, from the first attempt to the first failure. Never blocks. */
final class RedisConnection implements AutoCloseable {

    private final RedisLink link;
    private volatile Optional<StatefulRedisConnection<String, Publication>> open = Optional.empty();

    /**
     * Connects.
     *
     * @param opened called when messages can be published
     * @param ended called once with the cause when that is over; both on Lettuce's threads
     * @throws ConfigException if files of {@code tls} cannot be used now
     */
    RedisConnection(RedisServer server, ClientTls tls, Timeouts timeouts, Runnable opened, Consumer<Throwable> ended)
            throws ConfigException {
        link = new RedisLink(server, tls, timeouts.connect(), timeouts.read());
        try {
            link.connect(
                    (client, address) -> client.connectAsync(new PublicationCodec(), address),
                    connection -> {
                        open = Optional.of(connection);
                        opened.run();
                    },
                    ended);
        } catch (Throwable fault) {
            link.close();
            throw fault;
        }
    }

    /** Sends a message; completes with the server's answer, or fails with the connection. */
    CompletionStage<Long> publish(String channel, Publication message) {
        return open.<CompletionStage<Long>>map(connection -> connection.async().publish(channel, message))
                .orElseGet(() -> CompletableFuture.failedFuture(new EOFException()));
    }

    @Override
    public void close() {
        link.close();
    }
}
