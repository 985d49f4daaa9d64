package org.videostreamer.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.limits.Limits;

/**
 * Keeps the newest pictures of a stream for clips while that is wanted, as a viewer of the rendition that costs least: the
 * camera's own JPEG where that is shown as it comes, else H.264, which is the camera's own or encoded. Cards are not kept, and
 * what is kept stays while the camera is away. Any thread.
 */
final class ClipRecorder implements Viewer, AutoCloseable {

    /** Who cannot watch now tries again so much later. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Executor loop;
    private final Limits limits;
    private final Function<Codec, RenditionKey> renditions;
    private final BiFunction<RenditionKey, Viewer, Subscription> joining;
    private final ViewerCount count = new ViewerCount();
    // Changed with the lock held.
    private volatile Optional<RecentPictures> kept = Optional.empty();
    private volatile Optional<Codec> watched = Optional.empty();
    private volatile Optional<Subscription> subscription = Optional.empty();
    private volatile long earliest = System.nanoTime();

    /**
     * Keeps nothing yet.
     *
     * @param loop on which it takes its pictures
     * @param limits how much it keeps
     * @param renditions tells what viewers get in a codec who ask for nothing special
     * @param joining lets it watch one
     */
    ClipRecorder(
            Executor loop,
            Limits limits,
            Function<Codec, RenditionKey> renditions,
            BiFunction<RenditionKey, Viewer, Subscription> joining) {
        this.loop = loop;
        this.limits = limits;
        this.renditions = renditions;
        this.joining = joining;
    }

    /** Keeps so long from now on; if none is told, nothing. */
    synchronized void keep(Optional<Duration> length) {
        if (length.isEmpty()) {
            leave();
            kept.ifPresent(RecentPictures::close);
            kept = Optional.empty();
        } else if (kept.isPresent()) {
            kept.get().keep(length.get());
        } else {
            kept = Optional.of(new RecentPictures(length.get(), limits, SpareMemory::isShort));
        }
    }

    private void leave() {
        watched = Optional.empty();
        subscription.ifPresent(Subscription::close);
        subscription = Optional.empty();
    }

    /** A picture of the camera has come. */
    void came(Frame frame) {
        if (kept.isPresent()) {
            boolean own = PassThrough.isGoingOn(frame, renditions.apply(Codec.MJPEG));
            record(own ? Codec.MJPEG : Codec.H264);
        }
    }

    /** The camera sends video, whose pictures come as it sends them, or come decoded as soon as somebody watches. */
    void videoCame() {
        record(Codec.H264);
    }

    private void record(Codec codec) {
        if (kept.isPresent() && !isWatching(codec) && System.nanoTime() - earliest >= 0) {
            watch(codec);
        }
    }

    private boolean isWatching(Codec codec) {
        return watched.filter(codec::equals).isPresent();
    }

    private synchronized void watch(Codec codec) {
        if (kept.isEmpty()) {
            return;
        }
        leave();
        kept.get().interrupt();
        watched = Optional.of(codec);
        subscription = Optional.of(joining.apply(renditions.apply(codec), this));
    }

    /** Lets go of what is kept: it is of another camera. */
    void forget() {
        kept.ifPresent(RecentPictures::forget);
    }

    /** What is kept now, if anything is to be. */
    Optional<RecordStatus> status() {
        return kept.map(RecentPictures::status);
    }

    /** The newest that is kept, of at least so long if so long is kept; the caller closes it. */
    Optional<Clip> clip(Duration length) {
        return kept.flatMap(pictures -> pictures.clip(length));
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public String peer() {
        return "recording";
    }

    @Override
    public ViewerProgress progress() {
        return count.progress();
    }

    @Override
    public void offer(EncodedFrame frame) {
        if (frame.signal() && isWatching(frame.codec())) {
            count.offered(frame);
            kept.ifPresent(pictures -> keep(frame, pictures));
        }
    }

    private void keep(EncodedFrame frame, RecentPictures pictures) {
        if (pictures.add(frame)) {
            count.taken(frame);
        } else {
            subscription.ifPresent(Subscription::requestKeyframe);
        }
    }

    @Override
    public synchronized void ended(String reason) {
        earliest = System.nanoTime() + PAUSE_NANOS;
        kept.ifPresent(RecentPictures::interrupt);
        leave();
    }

    /** Stops watching and lets all go. */
    @Override
    public void close() {
        keep(Optional.empty());
    }
}
