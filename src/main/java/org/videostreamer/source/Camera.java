package org.videostreamer.source;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.SourceConfig.Timeouts;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.limits.Limits;

/**
 * Keeps one camera running for as long as it is wanted: runs its source on a thread of its own, starts it anew after
 * every end with a growing pause, and watches that pictures keep coming. A fault is a state here, never an end.
 *
 * <p>{@link #start()} and {@link #stop()} may be called from any thread, return at once, and may be repeated.
 */
public final class Camera implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Camera.class);
    private static final Duration WATCH_EVERY = Duration.ofMillis(250);
    /** A source that does not come back this long after it was closed hangs in its driver: leave it there. */
    private static final Duration HANGS = Duration.ofSeconds(5);
    /** Threads left hanging in a driver, at most: each may hold memory for ever. */
    private static final int MOST_LEFT_BEHIND = 3;

    private final String name;
    private final Callable<FrameSource> opener;
    private final Timeouts timeouts;
    private final CameraListener listener;
    private final ScheduledExecutorService clock;
    private final PixelsPool pool;
    private final CameraCounters counters = new CameraCounters();
    private volatile Optional<CameraRun> current = Optional.empty();
    private Optional<ScheduledFuture<?>> watch = Optional.empty();
    private int leftBehind;
    private volatile CameraState state = CameraState.IDLE;

    /**
     * A camera that does not run yet.
     *
     * @param name for the log and the thread
     * @param opener makes a source, without connecting
     * @param timeouts when to call it stalled
     * @param listener hears of pictures and states
     * @param clock runs the watchdog
     * @param limits how far the camera may go
     */
    public Camera(
            String name,
            Callable<FrameSource> opener,
            Timeouts timeouts,
            CameraListener listener,
            ScheduledExecutorService clock,
            Limits limits) {
        this.name = name;
        this.opener = opener;
        this.timeouts = timeouts;
        this.listener = listener;
        this.clock = clock;
        this.pool = new PixelsPool(limits);
    }

    /** Asks for pictures from now on. */
    public synchronized void start() {
        if (current.isEmpty()) {
            begin();
            watch = Optional.of(clock.scheduleWithFixedDelay(
                    this::watch, WATCH_EVERY.toMillis(), WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** Releases the camera. */
    public synchronized void stop() {
        watch.ifPresent(task -> task.cancel(false));
        watch = Optional.empty();
        current.ifPresent(CameraRun::close);
        current = Optional.empty();
        enter(CameraState.IDLE);
    }

    /** Releases the camera and its memory for good. */
    @Override
    public void close() {
        stop();
        pool.close();
    }

    /** What it is doing now. */
    public CameraState state() {
        return state;
    }

    /** What it has done so far. */
    public CameraCounters counters() {
        return counters;
    }

    /** Pictures a second at present, 0 when unknown. */
    public double fps() {
        return state.phase() == CameraState.Phase.LIVE ? counters.rate().perSecond() : 0;
    }

    private void begin() {
        CameraRun run = new CameraRun(name, opener, this::enterFrom, this::deliver, pool, counters);
        current = Optional.of(run);
        run.start();
    }

    private void deliver(CameraRun run, Frame frame) {
        if (current.filter(run::equals).isPresent()) {
            listener.frame(frame);
        }
    }

    private synchronized void enterFrom(CameraRun run, CameraState next) {
        if (current.filter(run::equals).isPresent()) {
            enter(next);
        }
    }

    private void enter(CameraState next) {
        CameraState before = state;
        if (!before.equals(next)) {
            state = next;
            log(before, next);
            listener.state(next);
        }
    }

    /** A camera that stays away is told once, not with every attempt. */
    private void log(CameraState before, CameraState next) {
        switch (next.phase()) {
            case STALLED, FAILED -> counters.complaints().say(next, () -> LOG.warn("{}: {}", name, next));
            case LIVE -> {
                counters.complaints().forget();
                LOG.info("{}: {}", name, next);
            }
            default -> LOG.debug("{}: {} after {}", name, next, before);
        }
    }

    private synchronized void watch() {
        current.ifPresent(run -> {
            Duration limit = counters.stallLimit(timeouts.stall());
            run.checkFrames(limit);
            if (run.hangsFor(HANGS) && leftBehind < MOST_LEFT_BEHIND) {
                leftBehind++;
                LOG.warn("{}: its driver does not return; a new attempt is made beside it", name);
                run.close();
                begin();
            }
        });
    }
}
