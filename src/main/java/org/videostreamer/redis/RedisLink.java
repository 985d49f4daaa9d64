package org.videostreamer.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.protocol.ProtocolVersion;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.RedisServer;

/** A client of one Redis server for one connection: whoever has it decides itself when to connect anew. */
public final class RedisLink implements AutoCloseable {

    /** A dead connection on which nothing is sent is noticed after less than half a minute. */
    private static final SocketOptions.KeepAliveOptions KEEP_ALIVE = SocketOptions.KeepAliveOptions.builder()
            .enable()
            .idle(Duration.ofSeconds(10))
            .interval(Duration.ofSeconds(5))
            .count(3)
            .build();

    private final RedisURI address;
    private final RedisClient client;

    /**
     * A client that has not connected yet.
     *
     * @param server to connect to, with its credentials
     * @param tlsVerify whether its certificate must be valid
     * @param connect how long to wait for a connection
     * @param answer how long to wait for an answer
     */
    public RedisLink(RedisServer server, boolean tlsVerify, Duration connect, Duration answer) {
        address = address(server, tlsVerify, answer);
        client = RedisClient.create(address);
        client.setOptions(ClientOptions.builder()
                // Lettuce's own way to reconnect keeps commands for later; pictures must be newer than that.
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                // Every server knows it, and nothing of the newer one is needed.
                .protocolVersion(ProtocolVersion.RESP2)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(connect)
                        .keepAlive(KEEP_ALIVE)
                        .tcpNoDelay(true)
                        .build())
                .build());
    }

    /** Connects. */
    public RedisClient client() {
        return client;
    }

    /** Where it connects to, with credentials: never to be shown. */
    public RedisURI address() {
        return address;
    }

    /** Ends the client and its connection; returns at once. */
    @Override
    public void close() {
        client.shutdownAsync(0, 1, TimeUnit.SECONDS);
    }

    private static RedisURI address(RedisServer server, boolean tlsVerify, Duration answer) {
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(server.host())
                .withPort(server.port())
                .withDatabase(server.database())
                .withSsl(server.tls())
                .withVerifyPeer(tlsVerify ? SslVerifyMode.FULL : SslVerifyMode.NONE)
                .withTimeout(answer);
        server.credentials().ifPresent(user -> login(uri, user));
        return uri.build();
    }

    private static void login(RedisURI.Builder uri, Credentials user) {
        char[] password = user.password().toCharArray();
        if (user.username().isEmpty()) {
            uri.withPassword(password);
        } else {
            uri.withAuthentication(user.username(), password);
        }
    }
}
