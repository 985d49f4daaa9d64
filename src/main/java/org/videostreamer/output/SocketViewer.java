package org.videostreamer.output;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limit;
import org.videostreamer.stream.PendingChain;
import org.videostreamer.stream.StreamRequest;
import org.videostreamer.stream.ViewAnswer;
import org.videostreamer.stream.ViewChange;
import org.videostreamer.stream.Viewer;
import org.videostreamer.stream.ViewerCount;
import org.videostreamer.stream.ViewerProgress;
import org.videostreamer.stream.WatchedView;

/**
 * A viewer behind a socket: one frame on its way into the socket, one pending behind it, or a few where each needs the one
 * before. Whatever more comes while the socket is full is skipped, up to a keyframe where it must be, so a slow viewer
 * sees fewer pictures but never old ones, and costs nobody else anything. One that does not take a frame for long, or
 * cannot be written to, is disconnected.
 *
 * <p>All of it happens on the connection's event loop.
 */
public final class SocketViewer implements Viewer, LateViewer, OpenViewers.OpenViewer {

    /** How a viewer's bytes reach its socket. */
    public interface Wire {
        /**
         * Writes one frame.
         *
         * @param frame stays the caller's, who owns it until the future completes
         * @return completes when the socket has taken all of it, or fails with the connection
         */
        Future<Void> write(EncodedFrame frame);

        /**
         * Ends the stream in the way its protocol has for that.
         *
         * @return completes when the socket has taken the end
         */
        Future<Void> end();
    }

    private static final Logger LOG = LoggerFactory.getLogger(SocketViewer.class);
    /** Of pictures that need the one before. More would be a delay that one sees, longer than the wait for a keyframe. */
    private static final int MOST_PENDING = 4;

    private static final long MOST_PENDING_BYTES = 1 << 20;

    private final String name;
    private final String peer;
    private final OpenViewers viewers;
    private final Wire wire;
    private final Channel channel;
    private final SendBuffer buffer;
    private final long stuckNanos;
    private final PendingChain pending = new PendingChain(MOST_PENDING, MOST_PENDING_BYTES);
    private final SkipReport skips;
    private final ViewerCount count = new ViewerCount();
    private Optional<WatchedView> view = Optional.empty();
    private Optional<EncodedFrame> inFlight = Optional.empty();
    private boolean closed;
    private long sentAt = System.nanoTime();

    /**
     * A viewer that does not watch yet.
     *
     * @param name who watches what, for the log
     * @param viewers those of its event loop, among whom it is while it watches
     * @param channel its connection, which is cut when it takes nothing
     */
    public SocketViewer(String name, OpenViewers viewers, Channel channel, Wire wire) {
        this.name = name;
        this.peer = ConnectionChannel.peerOf(channel);
        this.viewers = viewers;
        this.wire = wire;
        this.channel = channel;
        this.buffer = new SendBuffer(channel);
        this.stuckNanos = TimeUnit.SECONDS.toNanos(viewers.report().limits().of(Limit.WRITE_IDLE_SECONDS));
        this.skips = new SkipReport(name);
    }

    /** Joins what is asked for, in a codec; once, when all is ready for {@link #close()}. */
    public void join(StreamRequest request, Codec codec) {
        LOG.debug("{}: joins", name);
        viewers.add(this);
        view = Optional.of(new WatchedView(request, codec));
        view.get().join(this);
    }

    /** Asks for another view, if that may be; it is shown from the next keyframe on. */
    public ViewAnswer change(ViewChange wish) {
        return view.filter(watched -> !closed)
                .map(watched -> watched.change(wish))
                .orElse(ViewAnswer.NO_VIEWER);
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
        count.offered(frame);
        pending.offer(frame);
        count.skipped(pending.skipped());
        if (inFlight.isEmpty()) {
            send();
        } else if (System.nanoTime() - sentAt > stuckNanos) {
            viewers.report().reached(Limit.WRITE_IDLE_SECONDS, name);
            drop();
        } else {
            skips.skipped(pending.skipped());
            viewers.late().add(this, inFlight.get());
        }
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public ViewerProgress progress() {
        return count.progress();
    }

    @Override
    public void ended(String reason) {
        LOG.debug("{}: {}", name, reason);
        end().onComplete(done -> ConnectionChannel.cut(channel));
    }

    /** Ends the stream, because the program stops or the stream does; completes when the socket has taken the end. */
    @Override
    public Future<Void> end() {
        close();
        return wire.end();
    }

    /** Leaves the rendition; the connection has ended or will now. Repeatable. */
    public void close() {
        if (!closed) {
            closed = true;
            view.ifPresent(WatchedView::leave);
            viewers.remove(this);
            viewers.late().remove(this);
            pending.clear();
            LOG.debug("{}: leaves, {} frames skipped", name, pending.skipped());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void drop() {
        close();
        ConnectionChannel.cut(channel);
    }

    private void send() {
        inFlight = pending.take();
        inFlight.ifPresent(frame -> {
            sentAt = System.nanoTime();
            write(frame).onComplete(done -> {
                inFlight = Optional.empty();
                viewers.late().remove(this);
                if (done.succeeded()) {
                    count.taken(frame);
                }
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
            buffer.fit(frame.bytes().writerIndex());
            return wire.write(frame);
        } catch (RuntimeException | Error e) {
            return Future.failedFuture(e);
        }
    }
}
