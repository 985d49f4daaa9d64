package org.videostreamer.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.SampleBounds;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.Fault;
import org.videostreamer.log.Guarded;
import org.videostreamer.log.LogMarkers;
import org.videostreamer.source.CameraState.Phase;

/**
 * Keeps one camera running for as long as it is wanted: runs its source on a thread of its own, starts it anew after
 * every end with a growing pause, and watches that pictures keep coming and that the thread lives. A fault is a state
 * here, never an end.
 *
 * <p>{@link #start()} and {@link #stop()} may be called from any thread, return at once, and may be repeated.
 */
public final class Camera implements AutoCloseable {

    /**
     * What a camera is.
     *
     * @param name for the log and the thread
     * @param source what it is called in a reason: its address without credentials
     * @param opener makes a source, without connecting
     * @param timeouts when to call it stalled, and how long its source may take to end
     * @param range which values its samples take, if that is told
     * @param limits of its pictures
     */
    public record Setup(
            String name,
            String source,
            Callable<FrameSource> opener,
            Timeouts timeouts,
            Optional<SampleBounds> range,
            Limits limits) {

        /** That of a configuration. */
        public static Setup of(String name, CameraConfig camera, SourceProviders providers, Limits limits) {
            return new Setup(
                    name,
                    camera.uri().toString(),
                    () -> providers.open(camera),
                    camera.timeouts(),
                    camera.range(),
                    limits);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Camera.class);
    private static final Duration WATCH_EVERY = Duration.ofMillis(250);
    /** A source ends at once, or when the wait it is in is over. What takes this much longer hangs in its driver. */
    private static final Duration TIME_TO_END = Duration.ofSeconds(1);

    private static final Duration LEAST_TIME_TO_END = Duration.ofSeconds(5);
    /** Runs whose thread does not end, at most: each may hold memory, and the camera, for ever. */
    private static final int MOST_LEFT_BEHIND = 3;

    private volatile Setup setup;
    private final CameraListener listener;
    private final ScheduledExecutorService clock;
    private final PixelsPool pool;
    private final CameraPace pace = new CameraPace();
    private final RepeatedFaults faults = new RepeatedFaults();
    /** Closed runs whose threads live on: most end within moments, some never. */
    private final List<CameraRun> leftBehind = new ArrayList<>();

    private volatile Optional<CameraRun> current = Optional.empty();
    private Optional<ScheduledFuture<?>> watch = Optional.empty();
    private volatile CameraState state = CameraState.IDLE;

    /**
     * A camera that does not run yet.
     *
     * @param listener hears of pictures and states
     * @param clock runs the watchdog
     */
    public Camera(Setup setup, CameraListener listener, ScheduledExecutorService clock) {
        this.setup = setup;
        this.listener = listener;
        this.clock = clock;
        this.pool = new PixelsPool(setup.limits());
    }

    /** Asks for pictures from now on. */
    public synchronized void start() {
        if (watch.isEmpty()) {
            watch = Optional.of(clock.scheduleWithFixedDelay(
                    new Guarded(setup.name() + ": watchdog", LOG, this::watch),
                    WATCH_EVERY.toMillis(),
                    WATCH_EVERY.toMillis(),
                    TimeUnit.MILLISECONDS));
            begin();
        }
    }

    /** Is another camera from now on: one that runs is released, and the other begins. Its limits stay as they were. */
    public synchronized void change(Setup next) {
        setup = next;
        faults.over(() -> {});
        if (watch.isPresent()) {
            end();
            begin();
        }
    }

    /** Releases the camera and the memory of its pictures; none passes any more when this returns. */
    public synchronized void stop() {
        watch.ifPresent(task -> task.cancel(false));
        watch = Optional.empty();
        end();
        enter(CameraState.IDLE);
        pool.trim();
    }

    /** Releases the camera and its memory for good. */
    @Override
    public void close() {
        stop();
        pool.close();
    }

    /** What the listener tells to be wanted is something else now; any thread. */
    public void wantedChanged() {
        current.ifPresent(CameraRun::wantedChanged);
    }

    /** Somebody needs a keyframe of a rendition that the camera has made elsewhere; any thread. */
    public void requestKeyframe(WantedRendition rendition) {
        current.ifPresent(run -> run.requestKeyframe(rendition));
    }

    /** What it is doing now. */
    public CameraState state() {
        return state;
    }

    /** Pictures a second at present, 0 when unknown. */
    public double fps() {
        return state.phase() == Phase.LIVE ? pace.perSecond() : 0;
    }

    /** Pictures of it that somebody still owns. */
    public long picturesInUse() {
        return pool.lent();
    }

    /** Its threads that live: none or one, and those that have not ended yet. */
    public synchronized int threads() {
        leftBehind.removeIf(CameraRun::isOver);
        return leftBehind.size() + (current.filter(run -> !run.isOver()).isPresent() ? 1 : 0);
    }

    private void begin() {
        leftBehind.removeIf(CameraRun::isOver);
        if (leftBehind.size() > MOST_LEFT_BEHIND) {
            enter(new CameraState(
                    Phase.FAILED,
                    leftBehind.size() + " earlier attempts do not return from the camera's driver;"
                            + " it is tried again as soon as one does"));
            return;
        }
        CameraRun run = new CameraRun(setup, new Deliveries(), pool, pace);
        current = Optional.of(run);
        try {
            run.start();
        } catch (Throwable fault) {
            current = Optional.empty();
            enter(new CameraState(Phase.FAILED, "no thread for the camera: " + Fault.reason(fault)));
        }
    }

    private void end() {
        current.ifPresent(run -> {
            run.close();
            leftBehind.add(run);
        });
        current = Optional.empty();
    }

    /** What comes of a run, unless another has taken its place. */
    private final class Deliveries implements CameraRun.Owner {

        @Override
        public void state(CameraRun run, CameraState next) {
            enterFrom(run, next);
        }

        @Override
        public void frame(CameraRun run, Frame frame) {
            if (isCurrent(run)) {
                listener.frame(frame);
            }
        }

        @Override
        public void unit(CameraRun run, AccessUnit unit) {
            if (isCurrent(run)) {
                listener.unit(unit);
            }
        }

        @Override
        public void notAsSent(CameraRun run, String reason) {
            if (isCurrent(run)) {
                listener.notAsSent(reason);
            }
        }

        @Override
        public void made(CameraRun run, MadePicture picture) {
            if (isCurrent(run)) {
                listener.made(picture);
            }
        }

        @Override
        public Set<WantedRendition> wanted() {
            return listener.wanted();
        }

        @Override
        public boolean wantsPictures() {
            return listener.wantsPictures();
        }
    }

    private boolean isCurrent(CameraRun run) {
        return current.filter(run::equals).isPresent();
    }

    private synchronized void enterFrom(CameraRun run, CameraState next) {
        if (isCurrent(run)) {
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
            case STALLED, FAILED ->
                faults.tell(next, () -> LOG.warn(LogMarkers.IS_EVENT, "{}: {}", setup.name(), next));
            case LIVE -> faults.over(() -> LOG.info("{}: {}", setup.name(), next));
            default -> LOG.debug("{}: {} after {}", setup.name(), next, before);
        }
    }

    private synchronized void watch() {
        if (watch.isEmpty()) {
            return;
        }
        if (current.isEmpty()) {
            begin();
            return;
        }
        CameraRun run = current.get();
        run.checkFrames(pace.stallLimit(setup.timeouts().stall()));
        if (run.isOver()) {
            enter(new CameraState(Phase.STALLED, "the camera's thread has ended; it is started anew"));
            end();
            begin();
        } else if (run.hangs().compareTo(timeToEnd()) > 0) {
            LOG.warn("{}: its driver does not return; a new attempt is made beside it", setup.name());
            end();
            begin();
        }
    }

    /** A source's own waits may all have to be over before it can end. */
    private Duration timeToEnd() {
        Timeouts waits = setup.timeouts();
        return Stream.of(
                        LEAST_TIME_TO_END,
                        waits.connect().plus(TIME_TO_END),
                        waits.read().plus(TIME_TO_END))
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
