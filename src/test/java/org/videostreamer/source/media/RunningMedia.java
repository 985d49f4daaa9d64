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
    private final AtomicLong count = new AtomicLong();
    private final Thread thread;
    private volatile Optional<String> failure = Optional.empty();

    RunningMedia(CameraConfig config) throws ConfigException {
        this(config, new Limits());
    }

    RunningMedia(CameraConfig config, Limits limits) throws ConfigException {
        pool = new PixelsPool(limits);
        source = new MediaProvider().open(config);
        thread = new Thread(this::run, "source under test");
        thread.start();
    }

    static RunningMedia of(String uri) throws ConfigException {
        return new RunningMedia(config(uri));
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
        pool.close();
    }
}
