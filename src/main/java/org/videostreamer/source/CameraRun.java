package org.videostreamer.source;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SampleBounds;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.log.Fault;
import org.videostreamer.log.NamedThreads;
import org.videostreamer.pixels.RangeGuess;
import org.videostreamer.source.CameraState.Phase;

/**
 * The camera's thread from a start to the next stop: attempt after attempt, whatever is thrown. Once closed it tells
 * nothing more, even if its source hangs for ever.
 */
final class CameraRun implements FrameSink {

    private static final Logger LOG = LoggerFactory.getLogger(CameraRun.class);

    /** Who hears what a run has to tell; on the run's thread. */
    interface Owner {
        void state(CameraRun run, CameraState state);

        void frame(CameraRun run, Frame frame);

        void unit(CameraRun run, AccessUnit unit);

        void notAsSent(CameraRun run, String reason);

        void made(CameraRun run, MadePicture picture);

        Set<WantedRendition> wanted();

        boolean wantsPictures();
    }

    private final Camera.Setup setup;
    private final Owner owner;
    private final PixelsPool pool;
    private final CameraPace pace;
    private final Thread thread;
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    /** Held while a picture passes, so that none does after the close. */
    private final Object gate = new Object();

    private volatile boolean closed;
    /** When the last picture came that was passed on as the camera sent it; on the source's thread. */
    private OptionalLong arrivedUnit = OptionalLong.empty();

    private RangeGuess guess = new RangeGuess();

    private volatile Optional<Attempt> attempt = Optional.empty();

    /**
     * A run that has not begun.
     *
     * @param owner takes this run's states and pictures
     */
    CameraRun(Camera.Setup setup, Owner owner, PixelsPool pool, CameraPace pace) {
        this.setup = setup;
        this.owner = owner;
        this.pool = pool;
        this.pace = pace;
        this.thread = new NamedThreads("camera " + setup.name()).newThread(this::run);
    }

    /** Begins; throws whatever keeps the system from giving a thread. */
    void start() {
        thread.start();
    }

    /** Ends the run; its source is closed and nothing more is told, not even a picture that is on its way. */
    void close() {
        synchronized (gate) {
            closed = true;
            gate.notifyAll();
        }
        attempt.ifPresent(Attempt::close);
        thread.interrupt();
    }

    /** Whether its thread is no more, or never was. */
    boolean isOver() {
        return !thread.isAlive();
    }

    /** How long the source has been told to end without doing so. */
    Duration hangs() {
        return attempt.map(Attempt::endingFor).orElse(Duration.ZERO);
    }

    private void run() {
        while (!closed) {
            try {
                attempt();
            } catch (Throwable fault) {
                tell(fault);
            }
            pause();
        }
        LOG.debug("{}: stopped", setup.name());
    }

    private void tell(Throwable fault) {
        try {
            LOG.debug("{}: unexpected failure", setup.name(), fault);
            owner.state(this, new CameraState(Phase.FAILED, Fault.reason(fault)));
        } catch (Throwable again) {
            // Not even that can be said now; the next attempt says more.
        }
    }

    private void pause() {
        try {
            long end = System.nanoTime() + backoff.failed().toNanos();
            synchronized (gate) {
                for (long left = end - System.nanoTime(); !closed && left > 0; left = end - System.nanoTime()) {
                    gate.wait(left / 1_000_000 + 1);
                }
            }
        } catch (InterruptedException e) {
            // The end, or a source that has left its thread interrupted: then the next attempt comes sooner, once.
            LOG.debug("{}: interrupted", setup.name());
        }
    }

    private void attempt() {
        Attempt now = new Attempt(setup.name());
        attempt = Optional.of(now);
        if (closed) {
            return;
        }
        pace.attempt();
        guess = new RangeGuess();
        // A failure stays visible while the next attempts are made: it tells more than "connecting".
        if (!backoff.isFailing()) {
            owner.state(this, new CameraState(Phase.CONNECTING, "connecting to " + setup.source()));
        }
        String reason;
        try {
            reason = runSource(now);
        } finally {
            attempt = Optional.empty();
        }
        if (!closed) {
            owner.state(
                    this,
                    now.stalled()
                            .map(text -> new CameraState(Phase.STALLED, text))
                            .orElse(new CameraState(Phase.FAILED, reason)));
        }
    }

    private String runSource(Attempt now) {
        try (FrameSource opened = setup.opener().call()) {
            if (now.opened(opened)) {
                opened.run(this);
            }
            return "the source has ended";
        } catch (InterruptedException e) {
            return "the source was interrupted";
        } catch (SourceException | ConfigException | PictureTooLargeException e) {
            LOG.debug("{}: {}", setup.name(), e.getMessage(), e);
            return e.getMessage();
        } catch (Throwable fault) {
            LOG.debug("{}: unexpected failure of the source", setup.name(), fault);
            return Fault.reason(fault);
        }
    }

    @Override
    public void deliver(Frame frame) {
        FrameSink.super.deliver(withRange(frame));
    }

    /** Tells which range the samples have: the configured one, else the source's, else what they were seen to use. */
    private Frame withRange(Frame frame) {
        SampleType type = frame.sampleType();
        try {
            if (type != SampleType.UINT8 && setup.range().isPresent()) {
                SampleBounds told = setup.range().get();
                return frame.withRange(SampleRange.told(type, told.lowest(), told.highest()));
            }
            return frame.range().guessed()
                    ? frame.withRange(guess.of(type, frame.samples().bytes()))
                    : frame;
        } catch (Throwable fault) {
            frame.release();
            throw fault;
        }
    }

    @Override
    public void accept(Frame frame) {
        // Of a picture that went by as the camera sent it, these are the pixels.
        boolean passed = arrivedUnit.isPresent() && frame.times().arrivedNanos() - arrivedUnit.getAsLong() <= 0;
        take(frame.size(), frame.times().arrivedNanos(), !passed, () -> owner.frame(this, frame));
    }

    @Override
    public void accept(AccessUnit unit) {
        long arrived = unit.times().arrivedNanos();
        arrivedUnit = OptionalLong.of(arrived);
        take(unit.size(), arrived, true, () -> owner.unit(this, unit));
    }

    @Override
    public void accept(MadePicture picture) {
        long now = System.nanoTime();
        take(picture.camera(), now, picture.isNew(), () -> owner.made(this, picture));
    }

    @Override
    public Set<WantedRendition> wanted() {
        return owner.wanted();
    }

    /** What is wanted is something else now. */
    void wantedChanged() {
        attempt.ifPresent(now -> now.tell(FrameSource::wantedChanged));
    }

    /** Somebody needs a keyframe of a rendition that is made elsewhere. */
    void requestKeyframe(WantedRendition rendition) {
        attempt.ifPresent(now -> now.tell(source -> source.requestKeyframe(rendition)));
    }

    /** A picture is a sign of life, in whatever form it comes, and counts once. */
    private void take(Size size, long arrived, boolean counts, Runnable delivery) {
        pool.admit(size);
        Optional<Attempt> now = attempt;
        if (closed || now.isEmpty()) {
            return;
        }
        boolean first = counts && now.get().picture(arrived);
        if (counts) {
            pace.picture(arrived);
        }
        pass(delivery);
        if (first && !closed) {
            backoff.reset();
            owner.state(this, new CameraState(Phase.LIVE, ""));
        }
    }

    private void pass(Runnable delivery) {
        synchronized (gate) {
            if (!closed) {
                delivery.run();
            }
        }
    }

    @Override
    public void notAsSent(String reason) {
        pass(() -> owner.notAsSent(this, reason));
    }

    @Override
    public boolean wantsPictures() {
        return owner.wantsPictures();
    }

    @Override
    public void waiting(String reason) {
        if (attempt.filter(Attempt::waiting).isPresent()) {
            owner.state(this, new CameraState(Phase.CONNECTING, reason));
        }
    }

    @Override
    public PixelsPool pool() {
        return pool;
    }

    /** Ends the attempt if no picture has come for longer than the limit. */
    void checkFrames(Duration limit) {
        attempt.ifPresent(now -> now.stall(limit).ifPresent(reason -> {
            if (now.hasOnlyOnePicture()) {
                pace.lonePicture();
            }
            now.close();
            owner.state(this, new CameraState(Phase.STALLED, reason));
        }));
    }
}
