package org.videostreamer.stream;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Pixels;
import org.videostreamer.measure.Span;
import org.videostreamer.picture.Luma;

/** Who waits for a picture of a stream to look at its samples. On the stream's thread, where nothing else is said. */
final class Measurements {

    /** A camera that sends nothing new for so long has its newest picture looked at. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final Screen screen;
    private final ScheduledExecutorService thread;
    private final Executor measuring;
    private final Function<Frame, Span> window;
    private final Set<PictureWait> waits = new HashSet<>();

    /**
     * Nobody waits yet.
     *
     * @param thread the stream's
     * @param measuring where pictures are looked at
     * @param window which values of a picture the stream shows to those who ask for nothing special
     */
    Measurements(Screen screen, ScheduledExecutorService thread, Executor measuring, Function<Frame, Span> window) {
        this.screen = screen;
        this.thread = thread;
        this.measuring = measuring;
        this.window = window;
    }

    /** What is found in the picture that is waited for; any thread. */
    <T> CompletableFuture<Optional<T>> of(PictureWait wait, Function<MeasuredPicture, T> look) {
        return wait.picture().thenApplyAsync(picture -> picture.map(frame -> look(frame, look)), measuring);
    }

    private <T> T look(Frame frame, Function<MeasuredPicture, T> look) {
        try {
            Pixels gray = Luma.of(frame);
            try {
                return look.apply(new MeasuredPicture(frame, gray, window.apply(frame)));
            } finally {
                gray.release();
            }
        } finally {
            frame.release();
        }
    }

    /** Waits for the next picture, but not for ever. */
    void add(PictureWait wait) {
        waits.add(wait);
        screen.add(wait);
        thread.schedule(wait::end, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void remove(PictureWait wait) {
        screen.remove(wait);
        waits.remove(wait);
    }

    boolean isEmpty() {
        return waits.isEmpty();
    }

    /** No picture comes any more. */
    void end() {
        List.copyOf(waits).forEach(PictureWait::end);
    }
}
