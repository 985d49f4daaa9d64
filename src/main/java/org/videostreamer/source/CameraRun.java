package org.videostreamer.source;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.source.CameraState.Phase;

/**
 * The camera's thread from a start to the next stop: attempt after attempt. Once closed it tells nothing more, even if
 * its source hangs for ever.
 */
final class CameraRun implements FrameSink {

    private static final Logger LOG = LoggerFactory.getLogger(CameraRun.class);
    /** Until the first picture a camera may take this many times longer than between pictures. */
    private static final int PATIENCE_AT_START = 3;

    private final String name;
    private final Callable<FrameSource> opener;
    private final BiConsumer<CameraRun, CameraState> states;
    private final BiConsumer<CameraRun, Frame> frames;
    private final PixelsPool pool;
    private final CameraCounters counters;
    private final Thread thread;
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private volatile boolean closed;
    private Optional<FrameSource> source = Optional.empty();
    private Optional<String> stalled = Optional.empty();
    private boolean live;
    private boolean patient;
    private long lastSign;
    private long closedAt;

    CameraRun(
            String name,
            Callable<FrameSource> opener,
            BiConsumer<CameraRun, CameraState> states,
            BiConsumer<CameraRun, Frame> frames,
            PixelsPool pool,
            CameraCounters counters) {
        this.name = name;
        this.opener = opener;
        this.states = states;
        this.frames = frames;
        this.pool = pool;
        this.counters = counters;
        this.thread = new Thread(this::run, "camera " + name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the run; its source is closed and nothing more is told. */
    void close() {
        closed = true;
        closeSource();
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed) {
                attempt();
                if (!closed) {
                    Thread.sleep(backoff.failed().toMillis());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: stopped", name);
        }
    }

    private void attempt() throws InterruptedException {
        synchronized (this) {
            stalled = Optional.empty();
            live = false;
            patient = false;
            lastSign = System.nanoTime();
        }
        counters.countAttempt();
        // A failure stays visible while the next attempts are made: it tells more than "connecting".
        if (!backoff.isFailing()) {
            states.accept(this, new CameraState(Phase.CONNECTING, ""));
        }
        String reason = runSource();
        if (!closed) {
            states.accept(
                    this,
                    stalledReason()
                            .map(text -> new CameraState(Phase.STALLED, text))
                            .orElse(new CameraState(Phase.FAILED, reason)));
        }
    }

    private String runSource() throws InterruptedException {
        try (FrameSource opened = opener.call()) {
            synchronized (this) {
                source = Optional.of(opened);
            }
            if (!closed) {
                opened.run(this);
            }
            return "the source has ended";
        } catch (InterruptedException e) {
            throw e;
        } catch (SourceException e) {
            LOG.debug("{}: {}", name, e.getMessage(), e);
            return e.getMessage();
        } catch (Exception | LinkageError e) {
            LOG.debug("{}: unexpected failure of the source", name, e);
            return "unexpected failure: " + e;
        } finally {
            synchronized (this) {
                source = Optional.empty();
                closedAt = 0;
            }
        }
    }

    @Override
    public void accept(Frame frame) {
        if (closed) {
            return;
        }
        long now = frame.times().arrivedNanos();
        boolean first;
        synchronized (this) {
            lastSign = now;
            first = !live;
            live = true;
        }
        counters.countFrame(now);
        frames.accept(this, frame);
        if (first) {
            backoff.reset();
            states.accept(this, new CameraState(Phase.LIVE, ""));
        }
    }

    @Override
    public void waiting(String reason) {
        synchronized (this) {
            patient = true;
        }
        states.accept(this, new CameraState(Phase.CONNECTING, reason));
    }

    @Override
    public PixelsPool pool() {
        return pool;
    }

    /** Ends the attempt if no picture has come for longer than the limit. */
    void checkFrames(Duration limit) {
        String reason;
        synchronized (this) {
            Duration allowed = live ? limit : limit.multipliedBy(PATIENCE_AT_START);
            Duration silent = Duration.ofNanos(System.nanoTime() - lastSign);
            if (source.isEmpty() || stalled.isPresent() || patient && !live || silent.compareTo(allowed) <= 0) {
                return;
            }
            reason = String.format("no picture for %.1f s", silent.toMillis() / 1000.0);
            stalled = Optional.of(reason);
        }
        states.accept(this, new CameraState(Phase.STALLED, reason));
        closeSource();
    }

    /** Whether the source was closed at least so long ago and is still running. */
    synchronized boolean hangsFor(Duration time) {
        return closedAt != 0 && System.nanoTime() - closedAt > time.toNanos();
    }

    private synchronized Optional<String> stalledReason() {
        return stalled;
    }

    private void closeSource() {
        Optional<FrameSource> running;
        synchronized (this) {
            running = source;
            if (running.isPresent() && closedAt == 0) {
                closedAt = System.nanoTime();
            }
        }
        running.ifPresent(FrameSource::close);
    }
}
