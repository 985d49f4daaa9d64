package org.videostreamer.output;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limit;
import org.videostreamer.stream.PendingFrame;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.Subscription;
import org.videostreamer.stream.Viewer;

/**
 * A viewer behind a socket: one frame on its way into the socket, one pending behind it. Whatever more comes while the
 * socket is full is skipped, so a slow viewer sees fewer pictures but never old ones, and costs nobody else anything. One
 * that does not take a frame for long, or cannot be written to, is disconnected.
 *
 * <p>All of it happens on the connection's event loop.
 */
public final class SocketViewer implements Viewer {

    /** How a viewer's bytes reach its socket. */
    public interface Wire {
        /**
         * Writes one frame.
         *
         * @param frame a view of shared memory, valid until the future completes; not released by the wire
         * @return completes when the socket has taken all of it, or fails with the connection
         */
        Future<Void> write(ByteBuf frame);

        /**
         * Ends the stream in the way its protocol has for that.
         *
         * @return completes when the socket has taken the end
         */
        Future<Void> end();

        /** Drops the connection at once: no write is under way afterwards. Repeatable. */
        void drop();
    }

    private static final Logger LOG = LoggerFactory.getLogger(SocketViewer.class);

    private final String name;
    private final OpenViewers viewers;
    private final Wire wire;
    private final long stuckNanos;
    private final PendingFrame pending = new PendingFrame();
    private final SkipReport skips;
    private Optional<Subscription> subscription = Optional.empty();
    private boolean inFlight;
    private boolean closed;
    private long sentAt = System.nanoTime();

    /**
     * A viewer that does not watch yet.
     *
     * @param name who watches what, for the log
     * @param viewers those of its event loop, among whom it is while it watches
     */
    public SocketViewer(String name, OpenViewers viewers, Wire wire) {
        this.name = name;
        this.viewers = viewers;
        this.wire = wire;
        this.stuckNanos = TimeUnit.SECONDS.toNanos(viewers.report().limits().of(Limit.WRITE_IDLE_SECONDS));
        this.skips = new SkipReport(name);
    }

    /** Joins a rendition; once, when all is ready for {@link #close()}. */
    public void join(Stream stream, RenditionKey key) {
        LOG.debug("{}: joins", name);
        viewers.add(this);
        subscription = Optional.of(stream.join(key, this));
    }

    @Override
    public Executor loop() {
        return viewers.loop();
    }

    @Override
    public void offer(EncodedFrame frame) {
        if (closed) {
            return;
        }
        pending.offer(frame);
        if (!inFlight) {
            send();
        } else if (System.nanoTime() - sentAt > stuckNanos) {
            viewers.report().reached(Limit.WRITE_IDLE_SECONDS, name);
            drop();
        } else {
            skips.skipped(pending.skipped());
        }
    }

    /** Ends the stream, because the program stops; completes when the socket has taken the end. */
    public Future<Void> end() {
        close();
        return wire.end();
    }

    /** Leaves the rendition; the connection has ended or will now. Repeatable. */
    public void close() {
        if (!closed) {
            closed = true;
            subscription.ifPresent(Subscription::close);
            viewers.remove(this);
            pending.clear();
            LOG.debug("{}: leaves, {} frames skipped", name, pending.skipped());
        }
    }

    private void drop() {
        close();
        wire.drop();
    }

    private void send() {
        pending.take().ifPresent(frame -> {
            inFlight = true;
            sentAt = System.nanoTime();
            write(frame).onComplete(done -> {
                inFlight = false;
                frame.release();
                if (done.failed() && !closed) {
                    LOG.debug("{}: cannot be written to", name, done.cause());
                    drop();
                } else if (!closed) {
                    send();
                }
            });
        });
    }

    /** A wire that throws is one that fails: it costs this viewer its connection and nobody else anything. */
    private Future<Void> write(EncodedFrame frame) {
        try {
            return wire.write(frame.wire());
        } catch (RuntimeException | Error e) {
            return Future.failedFuture(e);
        }
    }
}
