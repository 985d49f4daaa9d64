package org.videostreamer.stream;

import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.Guarded;
import org.videostreamer.source.Camera;

/**
 * Runs a stream's camera while somebody is interested, and for a while longer for whoever comes next; meanwhile all is watched
 * over. On the stream's thread.
 */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    /** How long a camera is kept for the next viewer. */
    private static final long RELEASE_AFTER_SECONDS = 10;

    private static final long WATCH_MILLIS = 500;

    private final Supplier<String> stream;
    private final StreamThread thread;
    private final Camera camera;
    private final Screen screen;
    private final Guarded watching;
    private Optional<ScheduledFuture<?>> release = Optional.empty();
    private Optional<ScheduledFuture<?>> watch = Optional.empty();

    /**
     * Nobody is interested yet.
     *
     * @param stream tells what it is called, for the log
     * @param screen forgets what it shows when the camera is released
     * @param watching watches over the stream
     */
    Upkeep(Supplier<String> stream, StreamThread thread, Camera camera, Screen screen, Runnable watching) {
        this.stream = stream;
        this.thread = thread;
        this.camera = camera;
        this.screen = screen;
        this.watching = new Guarded(stream.get() + ": watchdog of the renditions", LOG, watching);
    }

    /** Somebody is interested: the camera runs, and all is watched over. */
    void wake() {
        run();
        if (watch.isEmpty()) {
            watch = Optional.of(thread.repeatedly(watching, WATCH_MILLIS));
        }
    }

    /** The camera runs, whoever is interested. */
    void run() {
        release.ifPresent(task -> task.cancel(false));
        release = Optional.empty();
        camera.start();
    }

    /** Nobody is interested any more. */
    void rest(boolean cameraStays) {
        cancel();
        if (!cameraStays) {
            release = Optional.of(thread.later(this::releaseCamera, RELEASE_AFTER_SECONDS));
        }
    }

    private void releaseCamera() {
        camera.stop();
        screen.clear();
        LOG.info("{}: nobody watches, the camera is released", stream.get());
    }

    /** Nothing is watched over any more, and the camera is not released. */
    void cancel() {
        release.ifPresent(task -> task.cancel(false));
        release = Optional.empty();
        watch.ifPresent(task -> task.cancel(false));
        watch = Optional.empty();
    }
}
