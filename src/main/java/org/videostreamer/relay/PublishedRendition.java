package org.videostreamer.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.videostreamer.codec.ReceivedPicture;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.SampleType;
import org.videostreamer.relay.wire.Channels;
import org.videostreamer.relay.wire.PictureHeader;
import org.videostreamer.stream.PendingChain;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamStatus;
import org.videostreamer.stream.Subscription;
import org.videostreamer.stream.Viewer;
import org.videostreamer.stream.ViewerCount;
import org.videostreamer.stream.ViewerProgress;

/**
 * One rendition on its way to all edges that ask for it: a viewer like any other, which publishes what it is offered, once. A
 * few messages are on their way, a short chain waits behind them, and what is more is skipped up to a keyframe. The card that
 * stands for a missing picture is not published: edges draw their own. On the relay's thread.
 */
final class PublishedRendition implements Viewer, AutoCloseable {

    private static final int MOST_UNDERWAY = 4;
    private static final int MOST_PENDING = 16;
    private static final long MOST_PENDING_BYTES = 8 << 20;
    private static final long JOINS_MILLIS = 100;
    private static final long JOIN_ENDS_MILLIS = 2_000;

    private final RelayNode node;
    private final Stream stream;
    private final RenditionKey key;
    private final String name;
    private final String rendition;
    private final long session;
    private final PendingChain pending = new PendingChain(MOST_PENDING, MOST_PENDING_BYTES);
    private final ViewerCount count = new ViewerCount();
    private Optional<Subscription> subscription = Optional.empty();
    private int underway;
    private long lastSequence = -1;
    private long leaseUntil;
    private boolean joinIsDue;
    private long joinedAt = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(JOINS_MILLIS);
    private boolean closed;

    /**
     * Publishes nothing yet.
     *
     * @param rendition what channels call it
     * @param session greater than that of every publication before
     */
    PublishedRendition(RelayNode node, Stream stream, RenditionKey key, String rendition, long session) {
        this.node = node;
        this.stream = stream;
        this.key = key;
        this.name = stream.config().name();
        this.rendition = rendition;
        this.session = session;
        renew();
    }

    /** Publishes from now on. */
    void begin() {
        subscription = Optional.of(stream.join(key, this));
    }

    Stream stream() {
        return stream;
    }

    /** Somebody asks for it. */
    void renew() {
        leaseUntil = System.nanoTime() + PictureHeader.LEASE.toNanos();
    }

    /** Whether nobody has asked for it for too long, or it cannot go on. */
    boolean isOver(long now) {
        return closed || leaseUntil - now <= 0;
    }

    /** Somebody cannot begin without another keyframe. */
    void requestKeyframe() {
        subscription.ifPresent(Subscription::requestKeyframe);
    }

    /** Somebody needs all since the last keyframe: it is published once for all who say so within a moment. */
    void join() {
        if (joinIsDue) {
            return;
        }
        joinIsDue = true;
        long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - joinedAt);
        node.later(this::answerJoins, Math.max(0, JOINS_MILLIS - passed));
    }

    private void answerJoins() {
        joinIsDue = false;
        joinedAt = System.nanoTime();
        if (!closed) {
            Joiner joiner = new Joiner();
            joiner.subscription = Optional.of(stream.join(key, joiner));
            node.later(joiner::leave, JOIN_ENDS_MILLIS);
        }
    }

    /** Whoever comes to a rendition is given what it keeps for joiners, or makes it make a keyframe: so this one comes, and goes. */
    private final class Joiner implements Viewer {

        private Optional<Subscription> subscription = Optional.empty();

        @Override
        public Executor loop() {
            return node.thread();
        }

        @Override
        public void begin(List<EncodedFrame> frames) {
            publishGroup(frames);
            leave();
        }

        @Override
        public void offer(EncodedFrame frame) {
            leave();
        }

        @Override
        public String peer() {
            return "relay";
        }

        private void leave() {
            subscription.ifPresent(Subscription::close);
        }
    }

    @Override
    public Executor loop() {
        return node.thread();
    }

    @Override
    public String peer() {
        return "relay";
    }

    @Override
    public ViewerProgress progress() {
        return count.progress();
    }

    @Override
    public void begin(List<EncodedFrame> frames) {
        EncodedFrame last = frames.get(frames.size() - 1);
        lastSequence = last.sequence();
        pending.continueBehind(last);
        publishGroup(frames);
    }

    private void publishGroup(List<EncodedFrame> frames) {
        if (closed || !frames.stream().allMatch(EncodedFrame::signal)) {
            requestKeyframe();
            return;
        }
        String channel = Channels.joins(name, rendition);
        frames.forEach(frame -> node.bus().publish(channel, message(frame.retain())));
    }

    @Override
    public void offer(EncodedFrame frame) {
        // A rendition repeats a picture that does not change, which an edge does itself.
        if (closed || frame.sequence() == lastSequence) {
            return;
        }
        lastSequence = frame.sequence();
        if (!frame.signal()) {
            return;
        }
        count.offered(frame);
        if (!pending.offer(frame)) {
            requestKeyframe();
        }
        count.skipped(pending.skipped());
        send();
    }

    private void send() {
        while (underway < MOST_UNDERWAY && !closed) {
            Optional<EncodedFrame> next = pending.take();
            if (next.isEmpty()) {
                return;
            }
            EncodedFrame frame = next.get();
            underway++;
            count.taken(frame);
            node.bus()
                    .publish(Channels.pictures(name, rendition), message(frame))
                    .whenComplete((heard, failure) -> node.post(() -> {
                        underway--;
                        send();
                    }));
        }
    }

    /** @param frame whose ownership passes to the message */
    private ByteBuf message(EncodedFrame frame) {
        Optional<StreamStatus.Picture> camera = stream.newest();
        PictureHeader header = new PictureHeader(
                frame.codec(),
                frame.keyframe(),
                (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(leaseUntil - System.nanoTime())),
                session,
                frame.sequence(),
                frame.number(),
                frame.times().sourceMicros(),
                frame.times().arrivedMicros(),
                frame.stamp(),
                frame.size(),
                camera.map(StreamStatus.Picture::size).orElse(frame.size()),
                camera.map(StreamStatus.Picture::samples).orElse(SampleType.UINT8),
                camera.map(StreamStatus.Picture::sentBits).orElse(SampleType.UINT8.bits()));
        return Unpooled.wrappedBuffer(header.written(), ReceivedPicture.bytesOf(frame));
    }

    @Override
    public void ended(String reason) {
        close();
    }

    /** Leaves the stream. */
    @Override
    public void close() {
        closed = true;
        subscription.ifPresent(Subscription::close);
        pending.clear();
    }
}
