package org.videostreamer.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.codec.Encoder;
import org.videostreamer.config.RequestLimits;
import org.videostreamer.config.Tone;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.measure.Span;
import org.videostreamer.picture.AutoWindows;
import org.videostreamer.picture.View;
import org.videostreamer.picture.Viewing;
import org.videostreamer.source.Camera;
import org.videostreamer.source.WantedRendition;

/**
 * The renditions of a stream that are watched, and the views that they share. Changed on the stream's thread; any thread
 * may ask.
 */
final class Renditions {

    private static final Logger LOG = LoggerFactory.getLogger(Renditions.class);

    /** One of so many places is kept for the usual ones. */
    private static final int KEPT = 4;
    /** Stands for a camera's pictures as long as none has come. */
    private static final Size UNKNOWN = new Size(1_920, 1_080);

    private final Supplier<String> stream;
    private final Screen screen;
    private final RenditionParts parts;
    private final Camera camera;
    private final Supplier<RequestLimits> requests;
    private final Limits limits;
    private final PictureNews news;
    private final List<Rendition> watched = new CopyOnWriteArrayList<>();
    private final Map<View, Viewing> viewings = new HashMap<>();
    private final AutoWindows windows = new AutoWindows();
    private final Set<Rendition> running = ConcurrentHashMap.newKeySet();

    /**
     * None yet.
     *
     * @param stream tells whose they are, for the log
     * @param screen gives them their frames
     * @param parts makes what they work with
     * @param camera tells its pictures a second, and is told which renditions are watched, as it may have them made elsewhere
     * @param requests tells how many there may be, if not as many as everywhere
     * @param limits how much each keeps for joiners
     * @param news hears of each picture that one hands out
     */
    Renditions(
            Supplier<String> stream,
            Screen screen,
            RenditionParts parts,
            Camera camera,
            Supplier<RequestLimits> requests,
            Limits limits,
            PictureNews news) {
        this.stream = stream;
        this.screen = screen;
        this.parts = parts;
        this.camera = camera;
        this.requests = requests;
        this.limits = limits;
        this.news = news;
    }

    /**
     * Which limit keeps such a rendition from being made; none where there is one already, or may be.
     *
     * @param mostPixels of those together that were asked for; a single one may have more
     * @param usual whether one is what viewers get who ask for nothing special: of all places a quarter is kept for these,
     *     and nobody counts their pixels
     */
    Optional<Limit> reachedBy(RenditionKey key, long mostPixels, Predicate<RenditionKey> usual) {
        if (find(key).isPresent()) {
            return Optional.empty();
        }
        // Those that are ending have a thread and an encoder for a moment still, however quickly viewers come and go.
        int now = Math.max(watched.size(), running.size());
        int all = requests.get().renditions().orElseGet(() -> limits.intOf(Limit.RENDITIONS));
        if (now >= (usual.test(key) ? all : all - all / KEPT)) {
            return Optional.of(Limit.RENDITIONS);
        }
        return usual.test(key) || hasRoomFor(key.view(), mostPixels, usual)
                ? Optional.empty()
                : Optional.of(Limit.RENDITION_PIXELS);
    }

    private boolean hasRoomFor(View view, long mostPixels, Predicate<RenditionKey> usual) {
        Size camera = screen.picture().map(StreamStatus.Picture::size).orElse(UNKNOWN);
        long others = watched.stream()
                .map(Rendition::key)
                .filter(usual.negate())
                .mapToLong(other -> other.view().sizeFor(camera).area())
                .sum();
        return others == 0 || others + view.sizeFor(camera).area() <= mostPixels;
    }

    /** The rendition, started if this is the first time that it is asked for; throws if that is impossible. */
    Rendition get(RenditionKey key) {
        return find(key).orElseGet(() -> begin(key));
    }

    private Optional<Rendition> find(RenditionKey key) {
        return watched.stream().filter(rendition -> rendition.key().equals(key)).findFirst();
    }

    private Rendition begin(RenditionKey key) {
        Rendition rendition = new Rendition(
                stream.get(), key, viewing(key), encoders(key), limits, news, camera::requestKeyframe, running::remove);
        watched.add(rendition);
        start(rendition);
        screen.add(rendition);
        camera.wantedChanged();
        return rendition;
    }

    /**
     * Makes other renditions of those that are watched, while their viewers stay: they see the other picture next, with an
     * encoder of its own. Where that is what some watch already, it is made twice as long as both have viewers.
     *
     * @param successor tells what a rendition is to be; its own key for one that stays as it is
     */
    void change(UnaryOperator<RenditionKey> successor) {
        for (Rendition rendition : watched) {
            RenditionKey before = rendition.key();
            RenditionKey next = successor.apply(before);
            if (!next.equals(before)) {
                rendition.change(next, viewing(next), encoders(next));
                forgetView(before.view());
            }
        }
        camera.wantedChanged();
    }

    private Viewing viewing(RenditionKey key) {
        return viewings.computeIfAbsent(key.view(), view -> parts.viewing(view, windows));
    }

    /** The window of a picture in a tone, as its views have it. */
    Span window(Frame frame, Tone tone) {
        return windows.of(frame, tone);
    }

    /**
     * A single picture as a rendition would show it, without one; any thread.
     *
     * @return a frame that the caller owns
     * @throws org.videostreamer.frame.PictureException if the picture cannot be decoded or encoded
     */
    EncodedFrame encode(Frame frame, RenditionKey key) {
        try (Viewing viewing = parts.viewing(key.view(), windows);
                Picturing picturing = new Picturing(viewing, encoders(key))) {
            return picturing.encode(frame, true);
        }
    }

    private Supplier<Encoder> encoders(RenditionKey key) {
        return () -> parts.encoder(key.encoding(), paceOf(key));
    }

    /** What its encoder is to count with: no more pictures a second than are wanted. */
    private DoubleSupplier paceOf(RenditionKey key) {
        return key.mostFps() > 0 ? () -> Math.min(key.mostFps(), camera.fps()) : camera::fps;
    }

    private void start(Rendition rendition) {
        running.add(rendition);
        try {
            rendition.start();
        } catch (Throwable fault) {
            running.remove(rendition);
            throw fault;
        }
    }

    /** Gives each whose thread is dead another. */
    void revive() {
        for (Rendition rendition : watched) {
            if (!rendition.isAlive()) {
                LOG.warn("{} {}: its thread has ended, it is started anew", stream.get(), rendition.key());
                start(rendition);
            }
        }
    }

    /** Ends those that nobody watches any more. */
    void endUnwatched() {
        watched.stream().filter(Rendition::isEmpty).forEach(this::end);
    }

    /** Ends all, watched or not. */
    void endAll() {
        watched.forEach(this::end);
    }

    private void end(Rendition rendition) {
        watched.remove(rendition);
        screen.remove(rendition);
        rendition.close();
        camera.wantedChanged();
        forgetView(rendition.key().view());
    }

    private void forgetView(View view) {
        if (watched.stream().noneMatch(other -> other.key().view().equals(view))) {
            Optional.ofNullable(viewings.remove(view)).ifPresent(Viewing::close);
        }
    }

    /** Whether none is watched. */
    boolean isEmpty() {
        return watched.isEmpty();
    }

    /** How many show each picture that they can, not fewer than come; any thread. */
    int showingAll() {
        return (int) watched.stream().filter(Rendition::showsAll).count();
    }

    /** What each is called where it is made elsewhere; any thread. */
    Set<WantedRendition> wishes() {
        return watched.stream().map(Rendition::wish).collect(Collectors.toSet());
    }

    /** What each that is watched does now. */
    List<RenditionStatus> status() {
        return watched.stream().map(Rendition::status).toList();
    }

    /** Their threads that have not ended. */
    int threads() {
        return running.size();
    }
}
