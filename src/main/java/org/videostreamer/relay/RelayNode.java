package org.videostreamer.relay;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.RelayConfig;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.ServerClock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.Guarded;
import org.videostreamer.log.LogMarkers;
import org.videostreamer.log.RareWarning;
import org.videostreamer.redis.RedisBus;
import org.videostreamer.relay.wire.Announcement;
import org.videostreamer.relay.wire.Answer;
import org.videostreamer.relay.wire.Ask;
import org.videostreamer.relay.wire.Channels;
import org.videostreamer.relay.wire.NodeId;
import org.videostreamer.relay.wire.WireException;
import org.videostreamer.stream.Stream;

/**
 * This program among the others for as long as it is configured in one way: the connection, what it publishes, and what it
 * shows. On the relay's thread, but for what says otherwise.
 */
final class RelayNode implements RedisBus.Listener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RelayNode.class);
    private static final long TICK_MILLIS = 100;
    private static final int TICKS_OF_ORIGIN = 3;
    /** What is said last gets so long to be written. */
    private static final long LAST_WORDS_MILLIS = 200;

    private final RelayConfig config;
    private final NodeId id;
    private final Limits limits;
    private final ScheduledExecutorService thread;
    private final RedisBus bus;
    private final Origin origin;
    private final Edge edge;
    private final AtomicInteger unread = new AtomicInteger();
    private final RareWarning badMessages;
    private volatile String lastBad = "";
    private Optional<ScheduledFuture<?>> timer = Optional.empty();
    private int ticks;
    private boolean told;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile boolean closed;

    /** How a message of one kind is understood and what is done with it. */
    private interface Word {
        void hear(ByteBuf message) throws WireException;
    }

    /**
     * A node that is not connected yet.
     *
     * @param name of this machine
     * @param thread on which it lives
     * @param listed hears which streams of other machines there are, whenever that changes
     */
    RelayNode(
            RelayConfig config,
            String name,
            Limits limits,
            ScheduledExecutorService thread,
            Consumer<List<StreamConfig>> listed) {
        this.config = config;
        this.id = new NodeId(name, ServerClock.SYSTEM.nowMicros());
        this.limits = limits;
        this.thread = thread;
        this.bus = new RedisBus(config.redis(), config.tls(), limits, thread, this);
        this.origin = new Origin(this, config::publishes, limits);
        this.edge = new Edge(this, new Directory(id, config::subscribes, limits), listed);
        this.badMessages = new RareWarning(
                count -> LOG.warn("relay: {} messages could not be understood, the last because {}", count, lastBad),
                System::nanoTime);
    }

    /** Connects. */
    void open() {
        if (!config.subscribe().isEmpty()) {
            bus.subscribe(Channels.DIRECTORY);
            bus.subscribe(Channels.answers(id));
        }
        if (!config.publish().isEmpty()) {
            bus.subscribe(Channels.asks(id));
        }
        bus.open();
        timer = Optional.of(thread.scheduleWithFixedDelay(
                new Guarded("relay", LOG, this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS));
    }

    NodeId id() {
        return id;
    }

    RedisBus bus() {
        return bus;
    }

    ScheduledExecutorService thread() {
        return thread;
    }

    Edge edge() {
        return edge;
    }

    /** Has these streams from now on. */
    void offer(List<Stream> streams) {
        if (!config.publish().isEmpty()) {
            origin.offer(streams);
        }
    }

    private void tick() {
        if (closed) {
            return;
        }
        edge.tick();
        if (!config.publish().isEmpty() && ticks++ % TICKS_OF_ORIGIN == 0) {
            origin.tick();
        }
    }

    /** Does something on the relay's thread, soon; any thread. */
    void post(Runnable task) {
        try {
            thread.execute(new Guarded("relay", LOG, task));
        } catch (RejectedExecutionException e) {
            LOG.debug("relay: closing, nothing more is done");
        }
    }

    /** The same after a while. */
    void later(Runnable task, long millis) {
        try {
            thread.schedule(new Guarded("relay", LOG, task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("relay: closing, nothing more is done");
        }
    }

    @Override
    public void connected() {
        LOG.info("relay: connected to Redis at {} as {}", config.redis(), id.name());
        told = false;
        edge.connection(Optional.empty());
        if (!config.publish().isEmpty()) {
            origin.connected();
        }
    }

    @Override
    public void lost(String reason) {
        if (closed) {
            return;
        }
        if (!told) {
            told = true;
            LOG.warn(LogMarkers.IS_EVENT, "relay: {}; it is tried again and again", reason);
        }
        edge.connection(Optional.of(reason));
    }

    @Override
    public void message(String channel, ByteBuf message) {
        if (closed) {
            return;
        }
        try {
            if (!edge.take(channel, message)) {
                word(channel, message);
            }
        } catch (WireException e) {
            post(() -> bad(e));
        }
    }

    private void word(String channel, ByteBuf message) {
        long now = ServerClock.SYSTEM.nowMicros();
        if (channel.equals(Channels.DIRECTORY)) {
            hear(message, bytes -> edge.heard(Announcement.read(bytes)));
        } else if (channel.equals(Channels.answers(id))) {
            hear(message, bytes -> edge.heard(Answer.read(bytes), now));
        } else if (channel.equals(Channels.asks(id))) {
            hear(message, bytes -> origin.heard(Ask.read(bytes), now));
        }
    }

    private void hear(ByteBuf message, Word word) {
        if (unread.incrementAndGet() > limits.of(Limit.RELAY_MESSAGES)) {
            unread.decrementAndGet();
            limits.reached(Limit.RELAY_MESSAGES);
            return;
        }
        message.retain();
        try {
            thread.execute(new Guarded("relay", LOG, () -> {
                unread.decrementAndGet();
                try {
                    if (!closed) {
                        word.hear(message);
                    }
                } catch (WireException e) {
                    bad(e);
                } finally {
                    message.release();
                }
            }));
        } catch (RejectedExecutionException e) {
            message.release();
        }
    }

    private void bad(WireException reason) {
        lastBad = reason.getMessage();
        badMessages.add();
    }

    /** Completes when it has said good-bye after its end; any thread. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** Says good-bye and ends. */
    @Override
    public void close() {
        closed = true;
        timer.ifPresent(task -> task.cancel(false));
        edge.close();
        badMessages.close();
        CompletionStage<Long> said =
                config.publish().isEmpty() ? CompletableFuture.completedFuture(0L) : origin.leave();
        said.toCompletableFuture()
                .orTimeout(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)
                .whenComplete((heard, failure) -> {
                    bus.close();
                    gone.complete(null);
                });
    }
}
