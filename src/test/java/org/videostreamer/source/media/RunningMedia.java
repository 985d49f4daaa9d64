package org.videostreamer.source.media;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceException;

/** A source on a thread of its own, and the first pictures that came of it. */
final class RunningMedia implements FrameSink, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEPT = 40;

    private final FrameSource source;
    private final PixelsPool pool;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final List<AccessUnit> units = new CopyOnWriteArrayList<>();
    private final List<String> reasons = new CopyOnWriteArrayList<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong unitCount = new AtomicLong();
    private volatile boolean wanted;
    private final Thread thread;
    private volatile Optional<String> failure = Optional.empty();

    RunningMedia(CameraConfig config) throws ConfigException {
        this(config, new Limits(), true);
    }

    RunningMedia(CameraConfig config, Limits limits) throws ConfigException {
        this(config, limits, true);
    }

    private RunningMedia(CameraConfig config, Limits limits, boolean wanted) throws ConfigException {
        this.wanted = wanted;
        pool = new PixelsPool(limits);
        source = new MediaProvider().open(config);
        thread = new Thread(this::run, "source under test");
        thread.start();
    }

    static RunningMedia of(String uri) throws ConfigException {
        return new RunningMedia(config(uri));
    }

    /** One of which nobody needs pixels, until somebody does. */
    static RunningMedia undecoded(String uri, Limits limits) throws ConfigException {
        return new RunningMedia(config(uri), limits, false);
    }

    static CameraConfig config(String uri) {
        return CameraConfig.of(new SourceUri(uri));
    }

    private void run() {
        try {
            source.run(this);
        } catch (SourceException e) {
            failure = Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            failure = Optional.of("interrupted");
        } catch (PictureTooLargeException e) {
            failure = Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            failure = Optional.of(e.toString());
        }
    }

    @Override
    public void accept(Frame frame) {
        if (frames.size() < KEPT) {
            frames.add(frame.retain());
        }
        count.incrementAndGet();
    }

    @Override
    public void accept(AccessUnit unit) {
        if (units.size() < KEPT) {
            units.add(unit.retain());
        }
        unitCount.incrementAndGet();
    }

    @Override
    public void notAsSent(String reason) {
        reasons.add(reason);
    }

    @Override
    public boolean wantsPictures() {
        return wanted;
    }

    /** Somebody needs pixels from now on, or nobody. */
    void want(boolean pixels) {
        wanted = pixels;
    }

    /** The first pictures as they came, at least so many. */
    List<AccessUnit> units(int atLeast) {
        awaitUnits(atLeast);
        return List.copyOf(units);
    }

    void awaitUnits(long atLeast) {
        await().atMost(PATIENCE).until(() -> unitCount.get() >= atLeast || !thread.isAlive());
        if (unitCount.get() < atLeast) {
            throw new AssertionError("ended after " + unitCount + " pictures as they came: " + failure);
        }
    }

    /** How many pictures have come as they are. */
    long unitCount() {
        return unitCount.get();
    }

    /** How many pictures were decoded. */
    long count() {
        return count.get();
    }

    /** Why pictures were not handed on as they came, so far. */
    List<String> reasons() {
        return List.copyOf(reasons);
    }

    @Override
    public PixelsPool pool() {
        return pool;
    }

    /** The first pictures, at least so many. */
    List<Frame> frames(int atLeast) {
        awaitCount(atLeast);
        return frames;
    }

    void awaitCount(long atLeast) {
        await().atMost(PATIENCE).until(() -> count.get() >= atLeast || !thread.isAlive());
        if (count.get() < atLeast) {
            throw new AssertionError("ended after " + count + " pictures: " + failure);
        }
    }

    /** Why it ended, empty if without a reason. */
    Optional<String> end() {
        await().atMost(PATIENCE).until(() -> !thread.isAlive());
        return failure;
    }

    boolean isWaiting() {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    void stop() {
        source.close();
    }

    @Override
    public void close() {
        source.close();
        end();
        frames.forEach(Frame::release);
        units.forEach(AccessUnit::release);
        pool.close();
    }
}
