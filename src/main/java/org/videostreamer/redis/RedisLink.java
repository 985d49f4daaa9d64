package org.videostreamer.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.StaticCredentialsProvider;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import java.io.EOFException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.videostreamer.config.ClientTls;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.RedisServer;
import org.videostreamer.config.TlsMaterial;
import org.videostreamer.limits.Limits;

/** A client of one Redis server for one connection: whoever has it decides itself when to connect anew. */
public final class RedisLink implements AutoCloseable {

    /** A dead connection on which nothing is sent is noticed after less than half a minute. */
    private static final SocketOptions.KeepAliveOptions KEEP_ALIVE = SocketOptions.KeepAliveOptions.builder()
            .enable()
            .idle(Duration.ofSeconds(10))
            .interval(Duration.ofSeconds(5))
            .count(3)
            .build();

    /**
     * How long an event loop waits for more work before it ends. A loop that does not wait may end right after it has
     * registered a new connection, which then keeps its socket and its buffer.
     */
    private static final long QUIET_MILLIS = 100;

    private static final long END_MILLIS = 1000;

    private final FailureRecorder failures;
    private final ClientResources resources;
    private final RedisURI address;
    private final RedisClient client;

    /**
     * A client that has not connected yet.
     *
     * @param server to connect to, with its credentials
     * @param tls how TLS is spoken to it, if it is; its files are read now
     * @param connect how long to wait for a connection
     * @param answer how long to wait for an answer
     * @throws ConfigException if files of {@code tls} cannot be used now: one line with the reason
     */
    public RedisLink(RedisServer server, ClientTls tls, Duration connect, Duration answer) throws ConfigException {
        this(server, tls, connect, answer, new Limits());
    }

    /**
     * A client that has not connected yet, for messages of any size that the limits allow.
     *
     * @param limits what a server may send, and where it is counted if it sends more: then the connection ends
     * @throws ConfigException if files of {@code tls} cannot be used now: one line with the reason
     */
    public RedisLink(RedisServer server, ClientTls tls, Duration connect, Duration answer, Limits limits)
            throws ConfigException {
        // Every server knows it, and nothing of the newer one is needed.
        this(server, tls, connect, answer, limits, ProtocolVersion.RESP2);
    }

    /**
     * The same in a protocol.
     *
     * @param protocol the newer one tells answers from messages that come between them
     */
    RedisLink(
            RedisServer server,
            ClientTls tls,
            Duration connect,
            Duration answer,
            Limits limits,
            ProtocolVersion protocol)
            throws ConfigException {
        // First, so that nothing is left behind where they cannot be used.
        TlsMaterial material = TlsMaterial.read(tls);
        failures = new FailureRecorder(limits);
        resources = ClientResources.builder().nettyCustomizer(failures).build();
        address = address(server, tls.verify(), answer);
        client = client(options(connect, material, protocol));
    }

    private RedisClient client(ClientOptions options) {
        try {
            RedisClient made = RedisClient.create(resources, address);
            made.setOptions(options);
            return made;
        } catch (Throwable fault) {
            resources.shutdown(0, 1, TimeUnit.SECONDS);
            throw fault;
        }
    }

    private static ClientOptions options(Duration connect, TlsMaterial material, ProtocolVersion protocol) {
        return ClientOptions.builder()
                // Lettuce's own way to reconnect keeps commands for later; pictures must be newer than that.
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .protocolVersion(protocol)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(connect)
                        .keepAlive(KEEP_ALIVE)
                        .tcpNoDelay(true)
                        .build())
                .sslOptions(tls(material))
                .build();
    }

    private static SslOptions tls(TlsMaterial material) {
        SslOptions.Builder options = SslOptions.builder().jdkSslProvider();
        material.own().ifPresent(options::keyManager);
        material.authorities().ifPresent(options::trustManager);
        return options.build();
    }

    /**
     * Connects, once. Listeners are called on Lettuce's threads, or on the caller's if it is late.
     *
     * @param how makes the connection and whatever else is needed before it is of use; the address holds credentials and
     *     must not be shown
     * @param opened hears of success
     * @param ended hears once why there is no connection: none came about, or it was lost after {@code opened}
     */
    public <T> void connect(
            BiFunction<RedisClient, RedisURI, CompletionStage<T>> how, Consumer<T> opened, Consumer<Throwable> ended) {
        CompletableFuture<Throwable> lost = new CompletableFuture<>();
        client.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
                lost.complete(failures.failure().orElseGet(EOFException::new));
            }
        });
        how.apply(client, address).whenComplete((made, failure) -> {
            if (failure == null) {
                opened.accept(made);
                lost.thenAccept(ended);
            } else {
                ended.accept(failures.failure().orElse(failure));
            }
        });
    }

    /** Ends the client and its connection, also one that is being made; returns at once. */
    @Override
    public void close() {
        client.shutdownAsync(QUIET_MILLIS, END_MILLIS, TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> resources.shutdown(QUIET_MILLIS, END_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static RedisURI address(RedisServer server, boolean tlsVerify, Duration answer) {
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(server.host())
                .withPort(server.port())
                .withDatabase(server.database())
                .withSsl(server.tls())
                .withVerifyPeer(tlsVerify ? SslVerifyMode.FULL : SslVerifyMode.NONE)
                .withTimeout(answer);
        server.credentials().ifPresent(user -> uri.withAuthentication(login(user)));
        return uri.build();
    }

    /**
     * A user's name and password, which Lettuce's own thread takes. From the plain setters of the address another thread
     * would get them and then also the server's refusal, which races with the end of the connection.
     */
    private static StaticCredentialsProvider login(Credentials user) {
        String name = user.username().isEmpty() ? null : user.username();
        return new StaticCredentialsProvider(name, user.password().toCharArray());
    }
}
