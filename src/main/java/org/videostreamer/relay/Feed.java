package org.videostreamer.relay;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.videostreamer.relay.wire.Channels;
import org.videostreamer.relay.wire.WireException;
import org.videostreamer.relay.wire.Wish;
import org.videostreamer.source.WantedRendition;

/**
 * One rendition of a stream as it comes from its origin, for as long as somebody here watches it: hears its channels, tells
 * when the origin has to be asked, and hands the pictures on in their order.
 */
final class Feed implements AutoCloseable {

    /** Who joins, or needs a keyframe, asks again so much later. */
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(300);
    /** Asks of many edges shall not come in step, so that most find that another has asked. */
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private static final long SHORT_LEASE = 2 * SECOND;

    private final String stream;
    private final WantedRendition rendition;
    private final String id;
    private final BiConsumer<Feed, Received> taker;
    private final PictureOrder order = new PictureOrder();
    private boolean heard;
    private boolean asked;
    private long askedAt;
    private long pause = SECOND;
    private long leaseUntil;
    private boolean needsKeyframe;
    private boolean closed;

    /** @param taker gets the pictures, on the thread that brings them; they stay the feed's */
    Feed(String stream, WantedRendition rendition, BiConsumer<Feed, Received> taker) {
        this.stream = stream;
        this.rendition = rendition;
        this.id = Wish.idOf(rendition);
        this.taker = taker;
    }

    String stream() {
        return stream;
    }

    WantedRendition rendition() {
        return rendition;
    }

    /** {@link Wish#idOf} of the rendition. */
    String id() {
        return id;
    }

    /** The channels on which its pictures come. */
    List<String> channels() {
        return List.of(Channels.pictures(stream, id), Channels.joins(stream, id));
    }

    /** Its channels are heard from now on, or not any more; who asks before that would miss the answer. */
    synchronized void heard(boolean now) {
        heard = now;
        asked = false;
    }

    /** Somebody cannot begin without another keyframe. */
    synchronized void needsKeyframe() {
        needsKeyframe = true;
    }

    /** What to ask its origin for now, if that is due; counts as asked. */
    synchronized Optional<Wish> due(long now) {
        boolean joins = order.isIncomplete();
        boolean urgent = joins || needsKeyframe;
        boolean leased = leaseUntil - now > SHORT_LEASE;
        if (!heard || asked && now - askedAt < (urgent ? SOON : pause) || asked && !urgent && leased) {
            return Optional.empty();
        }
        Wish wish = new Wish(stream, rendition, joins, needsKeyframe);
        asked = true;
        askedAt = now;
        pause = SECOND / 2 + ThreadLocalRandom.current().nextLong(SECOND);
        needsKeyframe = false;
        return Optional.of(wish);
    }

    /**
     * A message of one of its channels has come.
     *
     * @param message stays the caller's
     */
    synchronized void take(ByteBuf message) throws WireException {
        Received picture = Received.of(message);
        if (closed || picture.header().codec() != rendition.codec()) {
            return;
        }
        leaseUntil = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(picture.header().leaseMillis());
        List<Received> ready = order.take(picture);
        try {
            ready.forEach(each -> taker.accept(this, each));
        } finally {
            ready.forEach(Received::release);
        }
    }

    /** Hands on nothing more. */
    @Override
    public synchronized void close() {
        closed = true;
        order.close();
    }
}
