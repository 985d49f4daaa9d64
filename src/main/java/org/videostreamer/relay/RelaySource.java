package org.videostreamer.relay;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.codec.ReceivedPicture;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.limits.Limit;
import org.videostreamer.log.Fault;
import org.videostreamer.log.RareFault;
import org.videostreamer.relay.wire.PictureHeader;
import org.videostreamer.relay.wire.Wish;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.MadePicture;
import org.videostreamer.source.SourceException;
import org.videostreamer.source.WantedRendition;

/**
 * A stream of another machine: hands on the renditions that are watched here as its origin makes them. Its thread only waits;
 * pictures pass on the thread that brings them.
 */
final class RelaySource implements FrameSource {

    private static final Logger LOG = LoggerFactory.getLogger(RelaySource.class);
    private static final long LOOK_MILLIS = 250;
    /** A connection that is made anew at once ends nothing. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Edge edge;
    private final String stream;
    private final RecentTimes times = new RecentTimes();
    private final RareFault faults;
    private volatile Optional<FrameSink> sink = Optional.empty();
    private volatile OriginState origin =
            new OriginState("its origin", Optional.empty(), Optional.empty(), Optional.empty());
    /** When all was well; on the source's thread. */
    private long goodAt = System.nanoTime();
    // With the lock held.
    private Optional<SourceException> failure = Optional.empty();
    private boolean shows;
    private boolean closed;

    /**
     * What is known of where the pictures come from.
     *
     * @param name of the machine
     * @param trouble why none comes, if that is known
     * @param refusal why it does not publish something that is watched here, if that is so
     * @param clock how far its clock is from ours, if that is known
     */
    record OriginState(
            String name, Optional<String> trouble, Optional<String> refusal, Optional<ClockOffset.Told> clock) {}

    RelaySource(Edge edge, String stream) {
        this.edge = edge;
        this.stream = stream;
        this.faults = new RareFault(stream + " of another machine", LOG);
    }

    String stream() {
        return stream;
    }

    @Override
    public void run(FrameSink to) throws SourceException, InterruptedException {
        sink = Optional.of(to);
        edge.begin(this);
        try {
            while (waits(to)) {
                tell(to);
            }
        } finally {
            edge.end(this);
            synchronized (this) {
                sink = Optional.empty();
            }
        }
    }

    /** Waits a little; false at the end. */
    private synchronized boolean waits(FrameSink to) throws SourceException, InterruptedException {
        if (!closed && failure.isEmpty()) {
            wait(LOOK_MILLIS);
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return !closed;
    }

    private void tell(FrameSink to) throws SourceException {
        OriginState now = origin;
        boolean before;
        synchronized (this) {
            before = shows;
        }
        long time = System.nanoTime();
        if (now.trouble().isEmpty()) {
            goodAt = time;
        } else if (before && time - goodAt > PATIENCE_NANOS) {
            throw new SourceException(now.trouble().get());
        }
        to.waiting(now.trouble().or(now::refusal).orElse("waiting for pictures from " + now.name()));
    }

    /** What is known of the origin; any thread. */
    void origin(OriginState now) {
        origin = now;
    }

    /** The renditions that its viewers watch, as far as another machine can be asked for them. */
    Set<WantedRendition> wanted() {
        return sink.map(FrameSink::wanted).orElse(Set.of()).stream()
                .filter(Wish::canBeSaid)
                .collect(Collectors.toSet());
    }

    @Override
    public void wantedChanged() {
        edge.wantedChanged(this);
    }

    @Override
    public void requestKeyframe(WantedRendition rendition) {
        edge.requestKeyframe(this, rendition);
    }

    /**
     * Hands a picture on.
     *
     * @param picture stays the caller's
     */
    synchronized void take(WantedRendition rendition, Received picture) {
        if (sink.isEmpty() || closed) {
            return;
        }
        try {
            handOn(sink.get(), rendition, picture);
        } catch (PictureException | PictureTooLargeException e) {
            // Those that follow may need it.
            fail(e.getMessage());
        } catch (Throwable fault) {
            faults.tell(fault);
            fail(Fault.reason(fault));
        }
    }

    private void handOn(FrameSink to, WantedRendition rendition, Received picture) {
        PictureHeader header = picture.header();
        int most = to.limits().intOf(Limit.CAMERA_PICTURE_BYTES);
        if (picture.bytes().readableBytes() > most) {
            to.limits().reached(Limit.CAMERA_PICTURE_BYTES);
            throw new PictureException("a picture of " + picture.bytes().readableBytes() + " bytes; the limit "
                    + Limit.CAMERA_PICTURE_BYTES.key() + " allows " + most);
        }
        RecentTimes.Known known = times.of(header, origin.clock());
        EncodedFrame frame = ReceivedPicture.of(
                header.codec(),
                header.keyframe(),
                header.number(),
                known.times(),
                header.size(),
                header.stamp(),
                picture.bytes());
        try {
            to.accept(new MadePicture(
                    rendition, frame, header.camera(), header.samples(), header.bits(), known.isNew(), how()));
            shows = true;
        } finally {
            frame.release();
        }
    }

    private String how() {
        OriginState now = origin;
        return "passed on as " + now.name() + " made it"
                + now.clock()
                        .map(told -> ", whose clock is known within " + Math.max(1, told.errorMicros()) + " µs")
                        .orElse("");
    }

    /** Ends it for a reason; any thread. */
    synchronized void fail(String reason) {
        failure = failure.or(() -> Optional.of(new SourceException(reason)));
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
