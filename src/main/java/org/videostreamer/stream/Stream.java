package org.videostreamer.stream;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.config.SourceConfig;
import org.videostreamer.config.SourceConfig.Display;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.picture.View;
import org.videostreamer.picture.Viewing;
import org.videostreamer.source.Camera;
import org.videostreamer.source.CameraListener;
import org.videostreamer.source.CameraState;
import org.videostreamer.source.SourceProviders;

/**
 * One camera under one name, its newest frame, and its renditions, each started and stopped by its viewers.
 *
 * <p>Viewers come and go on the stream's thread, to which all calls are posted; frames pass on the camera's thread.
 */
public final class Stream implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);
    /** How long a camera is kept for the next viewer. */
    private static final long RELEASE_AFTER_SECONDS = 10;

    private final String name;
    private final SourceConfig config;
    private final Limits limits;
    private final Instant started = Instant.now();
    private final Camera camera;
    private final ScheduledExecutorService thread;
    private final EncoderFactory encoders = new EncoderFactory();
    private final NoSignal noSignal;
    private final NewestFrame newest = new NewestFrame();

    // Changed on the stream's thread alone.
    private final List<Rendition> renditions = new CopyOnWriteArrayList<>();
    private final Map<View, Viewing> viewings = new HashMap<>();
    private Optional<ScheduledFuture<?>> release = Optional.empty();
    private volatile int viewers;

    /**
     * A stream that does not run yet, unless its configuration says {@code preload}.
     *
     * @param config of its source, already judged
     * @param providers make the source
     * @param thread the streams' thread
     * @param limits how far its camera and its viewers may go
     */
    public Stream(SourceConfig config, SourceProviders providers, ScheduledExecutorService thread, Limits limits) {
        this.name = config.uri() + " at " + config.listen();
        this.config = config;
        this.thread = thread;
        this.limits = limits;
        this.camera =
                new Camera(name, () -> providers.open(config), config.timeouts(), new FromCamera(), thread, limits);
        this.noSignal = new NoSignal(
                config, camera, () -> newest.picture().map(StreamStatus.Picture::size), this::show, limits);
        if (config.preload()) {
            camera.start();
        }
    }

    /** What it is called in logs: its source without credentials, and its address. */
    public String name() {
        return name;
    }

    /** Since when the program serves it. */
    public Instant started() {
        return started;
    }

    /** How it is shown and where. */
    public SourceConfig config() {
        return config;
    }

    /** How far its camera and its viewers may go. */
    public Limits limits() {
        return limits;
    }

    /** What viewers who ask for nothing special get in a codec. */
    public RenditionKey defaultRendition(Codec codec) {
        Display display = config.display();
        Size size = new Size(display.size().width(), display.size().height());
        return new RenditionKey(
                new EncoderFactory.Settings(codec, display.quality(), display.bitrate(), display.reencode()),
                new View(size, display.flip()));
    }

    /** Lets a viewer watch a rendition from soon on; any thread. */
    public Subscription join(RenditionKey key, Viewer viewer) {
        Subscription subscription =
                new Subscription(() -> post(() -> requestKeyframe(key)), () -> post(() -> leave(key, viewer)));
        post(() -> enter(key, viewer));
        return subscription;
    }

    /** What it does now; any thread. */
    public StreamStatus status() {
        CameraState state = camera.state();
        return new StreamStatus(state.phase().toString(), state.reason(), camera.fps(), newest.picture(), viewers);
    }

    /** Ends all renditions and releases the camera; any thread. */
    @Override
    public void close() {
        camera.close();
        renditions.forEach(Rendition::close);
        newest.clear();
    }

    private void post(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("{}: {}", name, e.toString());
                    LOG.debug("{}", name, e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closing, nothing more is done", name);
        }
    }

    private void enter(RenditionKey key, Viewer viewer) {
        release.ifPresent(task -> task.cancel(false));
        release = Optional.empty();
        camera.start();
        viewers++;
        renditionOf(key).add(viewer);
        noSignal.wanted(thread);
    }

    private void leave(RenditionKey key, Viewer viewer) {
        viewers--;
        Rendition rendition = renditionOf(key);
        rendition.remove(viewer);
        if (rendition.isEmpty()) {
            renditions.remove(rendition);
            rendition.close();
            if (renditions.stream().noneMatch(other -> other.key().view().equals(key.view()))) {
                Optional.ofNullable(viewings.remove(key.view())).ifPresent(Viewing::close);
            }
        }
        if (renditions.isEmpty()) {
            noSignal.unwanted();
            if (!config.preload()) {
                release = Optional.of(thread.schedule(this::releaseCamera, RELEASE_AFTER_SECONDS, TimeUnit.SECONDS));
            }
        }
    }

    private void requestKeyframe(RenditionKey key) {
        renditions.stream().filter(rendition -> rendition.key().equals(key)).forEach(Rendition::requestKeyframe);
    }

    private void releaseCamera() {
        camera.stop();
        newest.clear();
        LOG.info("{}: nobody watches, the camera is released", name);
    }

    private Rendition renditionOf(RenditionKey key) {
        for (Rendition rendition : renditions) {
            if (rendition.key().equals(key)) {
                return rendition;
            }
        }
        Viewing viewing = viewings.computeIfAbsent(key.view(), Viewing::new);
        Rendition rendition = new Rendition(name, key, viewing, encoders.create(key.encoding(), camera::fps));
        rendition.start();
        renditions.add(rendition);
        newest.lend(rendition::offer);
        return rendition;
    }

    private void show(Frame frame) {
        newest.put(frame);
        renditions.forEach(rendition -> rendition.offer(frame));
    }

    private final class FromCamera implements CameraListener {
        @Override
        public void frame(Frame frame) {
            show(frame);
        }

        @Override
        public void state(CameraState state) {
            post(noSignal::check);
        }
    }
}
