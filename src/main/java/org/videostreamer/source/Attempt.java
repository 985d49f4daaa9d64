package org.videostreamer.source;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.NamedThreads;

/** One attempt to get pictures from a camera, from the making of its source to the source's end. Any thread. */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    /** Until the first picture a camera may take this many times longer than between pictures. */
    private static final int PATIENCE_AT_START = 3;

    private final String name;
    private Optional<FrameSource> source = Optional.empty();
    private Optional<String> stalled = Optional.empty();
    private OptionalLong closedAt = OptionalLong.empty();
    private boolean patient;
    private long pictures;
    private long lastSign = System.nanoTime();

    /** @param name of the camera, for the log */
    Attempt(String name) {
        this.name = name;
    }

    /**
     * The source is made and is run next.
     *
     * @return whether it is still wanted
     */
    synchronized boolean opened(FrameSource made) {
        source = Optional.of(made);
        return closedAt.isEmpty();
    }

    /** Tells its source something, if it is made and not to end yet. A source that fails there fails in its run too. */
    void tell(Consumer<FrameSource> word) {
        Optional<FrameSource> running;
        synchronized (this) {
            running = closedAt.isEmpty() ? source : Optional.empty();
        }
        running.ifPresent(word);
    }

    /**
     * A picture has come.
     *
     * @param now its {@link System#nanoTime()}
     * @return whether it was the first
     */
    synchronized boolean picture(long now) {
        lastSign = now;
        return pictures++ == 0;
    }

    /**
     * The camera has nothing to show yet, which is no fault.
     *
     * @return false if it has shown something already
     */
    synchronized boolean waiting() {
        patient = true;
        return pictures == 0;
    }

    /** Whether a picture has come and no other behind it. */
    synchronized boolean hasOnlyOnePicture() {
        return pictures == 1;
    }

    /**
     * Looks whether pictures keep coming.
     *
     * @param limit how long they may stay away
     * @return the reason to give it up, once
     */
    synchronized Optional<String> stall(Duration limit) {
        Duration allowed = pictures > 0 ? limit : limit.multipliedBy(PATIENCE_AT_START);
        Duration silent = Duration.ofNanos(System.nanoTime() - lastSign);
        boolean waits = patient && pictures == 0;
        if (stalled.isPresent() || closedAt.isPresent() || waits || silent.compareTo(allowed) <= 0) {
            return Optional.empty();
        }
        stalled = Optional.of(String.format("no picture for %.1f s", silent.toMillis() / 1000.0));
        return stalled;
    }

    /** Why it was given up, if it was. */
    synchronized Optional<String> stalled() {
        return stalled;
    }

    /** How long ago it was to end; zero if it may go on. */
    synchronized Duration endingFor() {
        return closedAt.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - closedAt.getAsLong());
    }

    /** Ends it soon. A source that blocks in its close holds up nobody: the call has a thread of its own. */
    void close() {
        Optional<FrameSource> running;
        synchronized (this) {
            if (closedAt.isPresent()) {
                return;
            }
            closedAt = OptionalLong.of(System.nanoTime());
            running = source;
        }
        running.ifPresent(this::closeAside);
    }

    private void closeAside(FrameSource running) {
        try {
            new NamedThreads("closing " + name)
                    .newThread(() -> closeNow(running))
                    .start();
        } catch (Throwable fault) {
            // Without a thread for it, it hangs, and is left behind like any other that does.
            LOG.debug("{}: no thread to close the source by", name, fault);
        }
    }

    private void closeNow(FrameSource running) {
        try {
            running.close();
        } catch (Throwable fault) {
            LOG.debug("{}: the source failed to close", name, fault);
        }
    }
}
