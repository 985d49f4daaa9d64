package org.videostreamer.output.redis;

import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.RedisFormat;
import org.videostreamer.config.StreamConfig.RedisTarget;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.log.Fault;
import org.videostreamer.log.Guarded;
import org.videostreamer.redis.RedisFailure;
import org.videostreamer.stream.PendingChain;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.Subscription;
import org.videostreamer.stream.Viewer;
import org.videostreamer.stream.ViewerCount;
import org.videostreamer.stream.ViewerProgress;

/**
 * Publishes every picture of a stream's default view once, from its start to its end, whoever else watches. One message
 * is on its way, one picture waits behind it, newer ones take its place: a slow or absent server costs nobody else
 * anything. The picture that tells of a missing signal is for people and is not published.
 *
 * <p>All of it happens on the publishers' thread, which never waits.
 */
final class RedisPublisher implements Viewer, AutoCloseable {

    /** Makes connections; Lettuce's outside tests. */
    interface Connections {
        RedisConnection connect(Runnable opened, Consumer<Throwable> ended) throws ConfigException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(RedisPublisher.class);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final Stream stream;
    private final RedisTarget target;
    private final ScheduledExecutorService thread;
    private final String name;
    private final UnpublishedPictures unpublished;
    private final PendingChain pending = new PendingChain(1, 0);
    private final ViewerCount count = new ViewerCount();
    private final Connections connections;
    private final Subscription subscription;
    private Optional<RedisConnection> connection = Optional.empty();
    private boolean ready;
    private boolean inFlight;
    private boolean closed;
    private long sentAt;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private long published;
    private long lastSequence = -1;

    /**
     * Publishes from now on.
     *
     * @param stream whose configuration names a server
     * @param thread the publishers' thread
     */
    RedisPublisher(Stream stream, RedisTarget target, ScheduledExecutorService thread) {
        this(
                stream,
                target,
                thread,
                (opened, ended) -> new RedisConnection(
                        target.server(), target.tls(), stream.config().camera().timeouts(), opened, ended));
    }

    RedisPublisher(Stream stream, RedisTarget target, ScheduledExecutorService thread, Connections connections) {
        this.stream = stream;
        this.connections = connections;
        this.target = target;
        this.thread = thread;
        this.name = stream.name() + " to Redis at " + target.server() + " channel " + target.channel();
        this.unpublished = new UnpublishedPictures(name);
        Codec codec = target.format() == RedisFormat.JPEG ? Codec.MJPEG : Codec.RAW;
        post(this::connect);
        this.subscription = stream.join(stream.defaultRendition(codec), this);
    }

    @Override
    public Executor loop() {
        return thread;
    }

    @Override
    public String peer() {
        return target.server().peer();
    }

    @Override
    public ViewerProgress progress() {
        return count.progress();
    }

    @Override
    public void offer(EncodedFrame frame) {
        // A rendition repeats a picture that does not change, which is for viewers on the screen.
        if (closed || !frame.signal() || frame.sequence() == lastSequence) {
            return;
        }
        lastSequence = frame.sequence();
        long before = pending.skipped();
        count.offered(frame);
        pending.offer(frame);
        count.skipped(pending.skipped());
        unpublished.count(pending.skipped() - before);
        if (inFlight
                && System.nanoTime() - sentAt
                        > stream.config().camera().timeouts().read().toNanos()) {
            fail(connection, "Redis at " + target.server().peer() + " takes nothing");
        } else {
            send();
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        try {
            CompletableFuture<RedisConnection> made = new CompletableFuture<>();
            made.complete(connections.connect(
                    () -> made.thenAccept(which -> post(() -> opened(which))),
                    cause -> made.thenAccept(which ->
                            post(() -> fail(Optional.of(which), RedisFailure.reason(target.server(), cause))))));
            connection = Optional.of(made.join());
        } catch (ConfigException e) {
            again(RedisFailure.unusable(target.server(), e));
        } catch (Throwable fault) {
            LOG.debug("{}: no connection can be made", name, fault);
            again(Fault.reason(fault));
        }
    }

    private void opened(RedisConnection which) {
        if (connection.filter(which::equals).isPresent()) {
            ready = true;
            LOG.info("{}: connected", name);
            send();
        }
    }

    private void send() {
        if (!ready || inFlight) {
            return;
        }
        pending.take().ifPresent(frame -> {
            Optional<RedisConnection> by = connection;
            inFlight = true;
            sentAt = System.nanoTime();
            publish(by.orElseThrow(), frame).whenComplete((heard, failure) -> {
                if (failure == null) {
                    count.taken(frame);
                }
                frame.release();
                post(() -> sent(by, Optional.ofNullable(failure)));
            });
        });
    }

    private CompletionStage<Long> publish(RedisConnection by, EncodedFrame frame) {
        try {
            return by.publish(target.channel(), new Publication(frame, LocalTime.now(), published));
        } catch (Throwable fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    private void sent(Optional<RedisConnection> by, Optional<Throwable> failure) {
        if (!by.equals(connection)) {
            return;
        }
        inFlight = false;
        if (failure.isPresent()) {
            unpublished.count(1);
            fail(by, RedisFailure.reason(target.server(), failure.get()));
        } else {
            published++;
            pauseMillis = FIRST_PAUSE_MILLIS;
            send();
        }
    }

    /** Ends a connection, if it is still the present one, and connects anew after a pause. */
    private void fail(Optional<RedisConnection> which, String reason) {
        if (which.isEmpty() || !which.equals(connection) || closed) {
            return;
        }
        disconnect();
        again(reason);
    }

    private void again(String reason) {
        unpublished.tell(reason);
        try {
            thread.schedule(this::connect, pauseMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closing, nothing more is done", name);
        }
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
    }

    private void disconnect() {
        connection.ifPresent(RedisConnection::close);
        connection = Optional.empty();
        ready = false;
        inFlight = false;
    }

    private void post(Runnable task) {
        try {
            thread.execute(new Guarded(name, LOG, task));
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closing, nothing more is done", name);
        }
    }

    /** Leaves the stream; returns at once. */
    @Override
    public void close() {
        subscription.close();
        post(() -> {
            closed = true;
            pending.clear();
            disconnect();
        });
    }
}
