package org.videostreamer.stream;

import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.SourceConfig;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.picture.NoSignalCard;
import org.videostreamer.source.Camera;
import org.videostreamer.source.CameraState;

/**
 * Shows the viewers of a camera that has no picture why that is, once a second for as long as it lasts. On the stream's
 * thread.
 */
final class NoSignal {

    private static final long CHECK_MILLIS = 250;
    private static final long REDRAW_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** A camera that answers sooner needs no card: it would only flicker. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final Size USUAL = new Size(640, 480);

    private final SourceConfig config;
    private final Camera camera;
    private final Supplier<Optional<Size>> lastSize;
    private final Consumer<Frame> screen;
    private final PixelsPool pool;
    private Optional<ScheduledFuture<?>> timer = Optional.empty();
    private CameraState drawn = CameraState.IDLE;
    private long drawnAt;
    private long since;

    /**
     * Cards for a camera.
     *
     * @param config names the source and the size asked for
     * @param camera whose state is told
     * @param lastSize the size of the camera's last picture, if there was one
     * @param screen takes the cards
     * @param limits bound a card
     */
    NoSignal(
            SourceConfig config,
            Camera camera,
            Supplier<Optional<Size>> lastSize,
            Consumer<Frame> screen,
            Limits limits) {
        this.config = config;
        this.camera = camera;
        this.lastSize = lastSize;
        this.screen = screen;
        this.pool = new PixelsPool(limits);
    }

    /** Somebody watches from now on. */
    void wanted(ScheduledExecutorService thread) {
        if (timer.isEmpty()) {
            since = System.nanoTime();
            drawn = CameraState.IDLE;
            timer = Optional.of(
                    thread.scheduleWithFixedDelay(this::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    /** Nobody watches any more. */
    void unwanted() {
        timer.ifPresent(task -> task.cancel(false));
        timer = Optional.empty();
    }

    /** Draws a card if one is due. */
    void check() {
        CameraState state = camera.state();
        if (timer.isEmpty() || state.phase() == CameraState.Phase.IDLE) {
            return;
        }
        long now = System.nanoTime();
        if (state.phase() == CameraState.Phase.LIVE) {
            since = now;
            drawn = state;
            return;
        }
        boolean patient = state.phase() == CameraState.Phase.CONNECTING && now - since < PATIENCE_NANOS;
        if (!patient && (!state.equals(drawn) || now - drawnAt >= REDRAW_NANOS)) {
            drawn = state;
            drawnAt = now;
            draw(state, (now - since) / 1_000_000_000);
        }
    }

    private void draw(CameraState state, long seconds) {
        String title = state.phase() == CameraState.Phase.CONNECTING ? "connecting" : "no signal: " + state.phase();
        String reason = state.reason().isEmpty() ? "waiting for the first picture" : state.reason();
        String uri = config.uri().toString();
        String where = reason.contains(uri) ? reason : uri + ": " + reason;
        String text = where + " (for " + seconds + " s; it is tried again and again)";
        Frame card = NoSignalCard.draw(-1, size(), title, text, pool);
        screen.accept(card);
        card.release();
    }

    /** The size viewers are used to. */
    private Size size() {
        PictureSize size = config.display().size();
        Size asked = new Size(size.width(), size.height());
        return lastSize.get()
                .or(() -> Optional.of(asked).filter(Size::isPicture))
                .orElse(USUAL);
    }
}
