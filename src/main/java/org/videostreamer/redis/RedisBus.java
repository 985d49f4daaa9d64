package org.videostreamer.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.netty.buffer.ByteBuf;
import java.io.EOFException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.ClientTls;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.RedisServer;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.Fault;
import org.videostreamer.log.Guarded;
import org.videostreamer.log.RareWarning;

/**
 * Messages between programs through a Redis server, by sharded channels (SSUBSCRIBE, SPUBLISH: Redis 7.0). One connection to
 * publish by, one to listen by; where either ends, both are made anew a moment later, and each channel is subscribed to again,
 * singly. What is published meanwhile is lost: nothing waits here.
 *
 * <p>Used on one thread, the one that it is given; but for {@link #publish}, which any thread may call.
 */
public final class RedisBus implements AutoCloseable {

    /** Who hears what comes, and how the connection is. */
    public interface Listener {

        /** Messages go and come from now on. On the bus's thread. */
        void connected();

        /** They do not any more, or not yet; it is tried on. On the bus's thread. */
        void lost(String reason);

        /**
         * A message has come; on a thread of the client, one at a time, which must not be held up.
         *
         * @param message direct memory that nobody else has; stays the bus's: whoever keeps it retains it
         */
        void message(String channel, ByteBuf message);
    }

    private static final Logger LOG = LoggerFactory.getLogger(RedisBus.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 250;
    private static final long LOOK_MILLIS = 500;
    /** A server that answers nothing for so long is as good as gone. */
    private static final long DEAD_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final RedisServer server;
    private final ClientTls tls;
    private final Limits limits;
    private final ScheduledExecutorService thread;
    private final Listener listener;
    private final Refusals refusals;
    private final Set<String> channels = new LinkedHashSet<>();
    private volatile Optional<Lines> lines = Optional.empty();
    private volatile boolean closed;

    /** Two connections, from the first attempt to the first failure. */
    private final class Lines implements AutoCloseable {

        private final RedisLink out;
        private final RedisLink in;
        private volatile Optional<StatefulRedisConnection<String, ByteBuf>> sending = Optional.empty();
        private Optional<StatefulRedisPubSubConnection<String, ByteBuf>> hearing = Optional.empty();
        private final Map<String, CompletableFuture<Void>> heard = new HashMap<>();
        private long answeredAt = System.nanoTime();

        Lines() throws ConfigException {
            out = link();
            try {
                in = link();
            } catch (Throwable fault) {
                out.close();
                throw fault;
            }
        }

        private RedisLink link() throws ConfigException {
            return new RedisLink(server, tls, CONNECT, ANSWER, limits, ProtocolVersion.RESP3);
        }

        void connect() {
            out.connect(
                    (client, address) -> client.connectAsync(new BusCodec(), address),
                    made -> post(() -> {
                        sending = Optional.of(made);
                        begin();
                    }),
                    this::fail);
            in.connect(
                    (client, address) -> client.connectPubSubAsync(new BusCodec(), address),
                    made -> post(() -> {
                        made.addListener(new Hearing(this));
                        hearing = Optional.of(made);
                        begin();
                    }),
                    this::fail);
        }

        private void fail(Throwable cause) {
            post(() -> RedisBus.this.fail(this, RedisFailure.reason(server, cause)));
        }

        private void begin() {
            if (sending.isPresent() && hearing.isPresent() && isCurrent(this)) {
                answeredAt = System.nanoTime();
                look();
                CompletableFuture.allOf(channels.stream().map(this::subscribe).toArray(CompletableFuture<?>[]::new))
                        .thenRun(() -> {
                            if (isCurrent(this)) {
                                listener.connected();
                            }
                        });
            }
        }

        /** Completes on the bus's thread when the server says that the channel is heard. */
        CompletableFuture<Void> subscribe(String channel) {
            CompletableFuture<Void> done = heard.computeIfAbsent(channel, its -> new CompletableFuture<>());
            send(channel);
            return done;
        }

        private void send(String channel) {
            // Singly: in a cluster, channels of several slots in one command are refused.
            hearing.ifPresent(made -> made.async().ssubscribe(channel).whenComplete((done, failure) -> {
                if (failure instanceof RedisCommandExecutionException) {
                    // A server too old, or one whose rules do not let us: the reason is told, and it is tried on.
                    fail(failure);
                }
            }));
        }

        void heard(String channel) {
            Optional.ofNullable(heard.get(channel)).ifPresent(done -> done.complete(null));
        }

        void unsubscribe(String channel) {
            heard.remove(channel);
            hearing.ifPresent(made -> made.async().sunsubscribe(channel));
        }

        /** Asks the server for a sign of life, again and again. */
        private void look() {
            if (!isCurrent(this)) {
                return;
            }
            if (System.nanoTime() - answeredAt > DEAD_NANOS) {
                RedisBus.this.fail(this, "Redis at " + server.peer() + " does not answer");
                return;
            }
            List.copyOf(heard.keySet()).stream()
                    .filter(channel -> !heard.get(channel).isDone())
                    .forEach(this::send);
            sending.ifPresent(made -> made.async().ping().thenRun(() -> post(() -> answeredAt = System.nanoTime())));
            later(this::look, LOOK_MILLIS);
        }

        @Override
        public void close() {
            out.close();
            in.close();
        }
    }

    private final class Hearing extends RedisPubSubAdapter<String, ByteBuf> {

        private final Lines its;

        Hearing(Lines its) {
            this.its = its;
        }

        @Override
        public void ssubscribed(String channel, long count) {
            post(() -> its.heard(channel));
        }

        @Override
        public void smessage(String channel, ByteBuf message) {
            try {
                listener.message(channel, message);
            } catch (Throwable fault) {
                LOG.debug("a message of {} was not taken", channel, fault);
            } finally {
                message.release();
            }
        }
    }

    /**
     * A bus that is not connected yet.
     *
     * @param tls how TLS is spoken to the server, if it is
     * @param limits what a message may have
     * @param thread on which it lives
     * @param listener hears what comes, once it is {@linkplain #open() opened}
     */
    public RedisBus(
            RedisServer server, ClientTls tls, Limits limits, ScheduledExecutorService thread, Listener listener) {
        this.server = server;
        this.tls = tls;
        this.limits = limits;
        this.thread = thread;
        this.listener = listener;
        this.refusals = new Refusals(server);
    }

    /** Connects, and tries on for as long as that fails. */
    public void open() {
        if (closed) {
            return;
        }
        try {
            Lines made = new Lines();
            lines = Optional.of(made);
            made.connect();
        } catch (ConfigException e) {
            listener.lost(e.getMessage());
            again();
        } catch (Throwable fault) {
            LOG.debug("no connection can be made", fault);
            listener.lost(Fault.reason(fault));
            again();
        }
    }

    private boolean isCurrent(Lines which) {
        return lines.filter(which::equals).isPresent();
    }

    private void fail(Lines which, String reason) {
        if (isCurrent(which) && !closed) {
            lines = Optional.empty();
            which.close();
            listener.lost(reason);
            again();
        }
    }

    private void again() {
        lines.ifPresent(Lines::close);
        lines = Optional.empty();
        later(this::open, PAUSE_MILLIS);
    }

    /**
     * Hears a channel from soon on, also after each new connection; completes on the bus's thread when it is heard now, or fails
     * at once where there is no connection.
     */
    public CompletionStage<Void> subscribe(String channel) {
        channels.add(channel);
        return lines.filter(made -> made.hearing.isPresent())
                .map(made -> made.subscribe(channel))
                .orElseGet(() -> CompletableFuture.failedFuture(new EOFException()));
    }

    /** Hears it no more. */
    public void unsubscribe(String channel) {
        if (channels.remove(channel)) {
            lines.ifPresent(made -> made.unsubscribe(channel));
        }
    }

    /**
     * Sends a message to all who hear the channel. Any thread.
     *
     * @param message whose ownership passes to the bus
     * @return completes when the server has it, or fails with the connection
     */
    public CompletionStage<Long> publish(String channel, ByteBuf message) {
        CompletionStage<Long> sent;
        try {
            sent = lines.flatMap(made -> made.sending)
                    .<CompletionStage<Long>>map(made -> made.async().spublish(channel, message))
                    .orElseGet(() -> CompletableFuture.failedFuture(new EOFException()));
        } catch (Throwable fault) {
            sent = CompletableFuture.failedFuture(fault);
        }
        return sent.whenComplete((heard, failure) -> {
            message.release();
            if (failure instanceof RedisCommandExecutionException) {
                refusals.tell(channel, failure);
            }
        });
    }

    /** Tells what the server refuses to publish. */
    private static final class Refusals {

        private final RedisServer server;
        private String last = "";
        private final RareWarning warning = new RareWarning(
                count -> LOG.warn("{} messages could not be published: {}", count, last), System::nanoTime);

        Refusals(RedisServer server) {
            this.server = server;
        }

        synchronized void tell(String channel, Throwable failure) {
            last = RedisFailure.reason(server, failure) + " (channel " + channel + ")";
            warning.add();
        }
    }

    private void post(Runnable task) {
        try {
            thread.execute(new Guarded("Redis at " + server.peer(), LOG, task));
        } catch (RejectedExecutionException e) {
            LOG.debug("closing, nothing more is done");
        }
    }

    private void later(Runnable task, long millis) {
        try {
            thread.schedule(new Guarded("Redis at " + server.peer(), LOG, task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("closing, nothing more is done");
        }
    }

    /** Ends the connections and hears nothing more; returns at once. */
    @Override
    public void close() {
        closed = true;
        Optional<Lines> last = lines;
        lines = Optional.empty();
        last.ifPresent(Lines::close);
    }
}
