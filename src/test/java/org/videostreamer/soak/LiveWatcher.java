package org.videostreamer.soak;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.videostreamer.testing.MjpegClient;

/** A viewer of MJPEG, on a thread of its own, who tells pictures of the camera from the card that stands for them. */
final class LiveWatcher implements AutoCloseable {

    private final MjpegClient client;
    private int live;
    private int cards;
    private boolean ended;
    private boolean properly;
    private long liveAt;

    LiveWatcher(int port, String stream) {
        this.client = new MjpegClient(port, "/video/" + stream);
        Thread thread = new Thread(this::watch, "live watcher");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            Optional<MjpegClient.Part> part = client.nextOrEnd();
            while (part.isPresent()) {
                note(part.get().headers().containsKey("x-no-signal"));
                part = client.nextOrEnd();
            }
            end(true);
        } catch (UncheckedIOException | AssertionError e) {
            end(false);
        }
    }

    private synchronized void note(boolean card) {
        if (card) {
            cards++;
        } else {
            live++;
            liveAt = System.nanoTime();
        }
        notifyAll();
    }

    private synchronized void end(boolean closedProperly) {
        ended = true;
        properly = closedProperly;
        notifyAll();
    }

    /** How many pictures of the camera came. */
    synchronized int live() {
        return live;
    }

    /** How many cards came. */
    synchronized int cards() {
        return cards;
    }

    /** Whether the connection has ended. */
    synchronized boolean isEnded() {
        return ended;
    }

    /** Whether the stream has ended as HTTP and the multipart form say it, with nothing left out. */
    synchronized boolean isClosedProperly() {
        return properly;
    }

    /** Waits for the end of the connection, so many seconds at most. */
    synchronized void awaitEnd(long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!ended && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
        }
    }

    /**
     * Waits for a picture of the camera that comes from now on.
     *
     * @return when it came, in nanoseconds of {@link System#nanoTime()}; none if none came in so many seconds
     */
    synchronized Optional<Long> awaitLive(long seconds) throws InterruptedException {
        int before = live;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (live == before && !ended && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
        }
        return live == before ? Optional.empty() : Optional.of(liveAt);
    }

    @Override
    public void close() {
        client.close();
    }
}
