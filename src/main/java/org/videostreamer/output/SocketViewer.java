package org.videostreamer.output;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.stream.PendingFrame;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.Subscription;
import org.videostreamer.stream.Viewer;

/**
 * A viewer behind a socket: one frame on its way into the socket, one pending behind it. Whatever more comes while the
 * socket is full is skipped, so a slow viewer sees fewer pictures but never old ones, and costs nobody else anything.
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

        /** Drops the connection. */
        void drop();
    }

    private static final Logger LOG = LoggerFactory.getLogger(SocketViewer.class);
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final String name;
    private final Executor loop;
    private final Wire wire;
    private final PendingFrame pending = new PendingFrame();
    private final SkipReport skips;
    private final Subscription subscription;
    private boolean inFlight;
    private boolean closed;
    private long sentAt = System.nanoTime();

    /**
     * Joins a rendition.
     *
     * @param peer who watches, for the log
     * @param loop the connection's event loop
     */
    public SocketViewer(Stream stream, RenditionKey key, String peer, Executor loop, Wire wire) {
        this.name = peer + " watching " + stream.name() + " as " + key.codec();
        this.loop = loop;
        this.wire = wire;
        this.skips = new SkipReport(name);
        LOG.debug("{}: joins", name);
        this.subscription = stream.join(key, this);
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public void offer(EncodedFrame frame) {
        if (closed) {
            return;
        }
        pending.offer(frame);
        if (inFlight) {
            if (System.nanoTime() - sentAt > STUCK_NANOS) {
                LOG.info("{}: took nothing for 30 s, the connection is closed", name);
                wire.drop();
            } else {
                skips.skipped(pending.skipped());
            }
        } else {
            send();
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
            subscription.close();
            pending.clear();
            LOG.debug("{}: leaves, {} frames skipped", name, pending.skipped());
        }
    }

    private void send() {
        pending.take().ifPresent(frame -> {
            inFlight = true;
            sentAt = System.nanoTime();
            wire.write(frame.wire()).onComplete(done -> {
                inFlight = false;
                frame.release();
                if (!closed) {
                    send();
                }
            });
        });
    }
}
