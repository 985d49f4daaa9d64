package org.videostreamer.stream;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.Guarded;
import org.videostreamer.picture.NoSignalCard;
import org.videostreamer.source.Camera;
import org.videostreamer.source.CameraState;

/**
 * Shows the viewers of a camera that has no picture why that is, once a second for as long as it lasts. On the stream's
 * thread, but for the drawing, for which the streams share another: nobody's change of state waits for a card.
 */
final class NoSignal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoSignal.class);
    private static final long CHECK_MILLIS = 250;
    private static final long REDRAW_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** A camera that answers sooner needs no card: it would only flicker. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final Size USUAL = new Size(640, 480);

    private final Supplier<StreamConfig> config;
    private final Camera camera;
    private final Screen screen;
    private final Limits limits;
    private final ScheduledExecutorService thread;
    private final Executor painter;
    private final PixelsPool pool;
    private final Runnable guardedCheck;
    private boolean wanted;
    private Optional<ScheduledFuture<?>> timer = Optional.empty();
    private CameraState drawn = CameraState.IDLE;
    private long drawnAt;
    private long since;
    private volatile boolean painting;

    /** A card to draw, for a scene. */
    private record Card(CameraState state, long seconds, long scene) {}

    /**
     * Cards for a camera.
     *
     * @param config tells, whenever asked, the source and the size asked for
     * @param camera whose state is told
     * @param screen takes the cards
     * @param thread the stream's
     * @param painter draws them, one after the other
     * @param limits bound a card
     */
    NoSignal(
            Supplier<StreamConfig> config,
            Camera camera,
            Screen screen,
            ScheduledExecutorService thread,
            Executor painter,
            Limits limits) {
        this.config = config;
        this.camera = camera;
        this.screen = screen;
        this.thread = thread;
        this.painter = painter;
        this.limits = limits;
        this.pool = new PixelsPool(limits);
        this.guardedCheck = new Guarded(config.get().name() + ": no-signal card", LOG, this::check);
    }

    /** Somebody watches from now on. */
    void wanted() {
        if (!wanted) {
            wanted = true;
            since = System.nanoTime();
            drawn = CameraState.IDLE;
            startTimer();
        }
    }

    /** Nobody watches any more. */
    void unwanted() {
        wanted = false;
        stopTimer();
        pool.trim();
    }

    /** Has a card drawn if one is due. Called whenever the camera's state changes, and by the timer while it is not live. */
    void check() {
        // Read before the state: a picture that comes from here on makes the card one of a scene that is over.
        long scene = screen.scene();
        CameraState state = camera.state();
        if (!wanted || state.phase() == CameraState.Phase.IDLE) {
            return;
        }
        if (state.phase() == CameraState.Phase.LIVE) {
            drawn = state;
            stopTimer();
            return;
        }
        startTimer();
        long now = System.nanoTime();
        if (drawn.phase() == CameraState.Phase.LIVE) {
            since = now;
            drawn = CameraState.IDLE;
        }
        boolean patient = state.phase() == CameraState.Phase.CONNECTING && now - since < PATIENCE_NANOS;
        boolean due = !state.equals(drawn) || now - drawnAt >= REDRAW_NANOS;
        if (!patient && due && !painting) {
            drawn = state;
            drawnAt = now;
            paint(new Card(state, TimeUnit.NANOSECONDS.toSeconds(now - since), scene));
        }
    }

    private void startTimer() {
        if (timer.isEmpty()) {
            timer = Optional.of(
                    thread.scheduleWithFixedDelay(guardedCheck, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    private void stopTimer() {
        timer.ifPresent(task -> task.cancel(false));
        timer = Optional.empty();
    }

    private void paint(Card card) {
        painting = true;
        try {
            painter.execute(new Guarded(config.get().name() + ": no-signal card", LOG, () -> {
                try {
                    draw(card);
                } finally {
                    painting = false;
                }
            }));
        } catch (Throwable fault) {
            painting = false;
            throw fault;
        }
    }

    private void draw(Card card) {
        CameraState state = card.state();
        String title = state.phase() == CameraState.Phase.CONNECTING ? "connecting" : "no signal: " + state.phase();
        String uri = config.get().camera().uri().toString();
        String where = state.reason().contains(uri) ? state.reason() : uri + ": " + state.reason();
        String text = where + " (for " + card.seconds() + " s; it is tried again and again)";
        Frame frame = NoSignalCard.draw(-1, size(), title, text, pool);
        try {
            screen.showCard(frame, card.scene());
        } finally {
            frame.release();
        }
    }

    /** The size viewers are used to, or a smaller one of its aspect: words need no more. */
    private Size size() {
        PictureSize size = config.get().display().size();
        Size asked = new Size(size.width(), size.height());
        Size used = screen.picture()
                .map(StreamStatus.Picture::size)
                .or(() -> Optional.of(asked).filter(Size::isPicture))
                .orElse(USUAL);
        Size card = used.within(limits.intOf(Limit.CARD_SIDE));
        if (!card.equals(used)) {
            limits.reached(Limit.CARD_SIDE);
        }
        return card;
    }

    /** Cards that somebody still owns. */
    long picturesInUse() {
        return pool.lent();
    }

    @Override
    public void close() {
        unwanted();
        pool.close();
    }
}
