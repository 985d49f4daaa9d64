package org.videostreamer.source;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.videostreamer.frame.LatestSlot;

/**
 * What a source that is run by somebody else's client shares between that client's threads and the camera's: whether the
 * connection stands, the newest data, why it ended, and that it is to end. The client's threads never wait here. Any
 * thread.
 *
 * @param <T> the data of one picture
 */
public final class ClientHandover<T> {

    private final LatestSlot<T> slot;
    private final CountDownLatch begun = new CountDownLatch(1);
    private Optional<SourceException> failure = Optional.empty();
    private boolean connected;

    /** @param release lets go of data that nobody takes */
    public ClientHandover(Consumer<? super T> release) {
        this.slot = new LatestSlot<>(release);
    }

    /** The connection stands. */
    public void connected() {
        synchronized (this) {
            connected = true;
        }
        begun.countDown();
    }

    /** Puts data, whose ownership passes on, in the place of what was not taken. */
    public void put(T data) {
        slot.put(data);
    }

    /** What was put and nobody has taken yet, if there is any: its memory serves for what is newer. Never waits. */
    public Optional<T> takeBack() {
        return slot.poll();
    }

    /** The connection has ended, or cannot be made; the first reason counts. */
    public void fail(SourceException reason) {
        synchronized (this) {
            failure = Optional.of(failure.orElse(reason));
        }
        begun.countDown();
        slot.wake();
    }

    /** Ends all waits for good. */
    public void close() {
        slot.close();
        begun.countDown();
    }

    public boolean isClosed() {
        return slot.isClosed();
    }

    /**
     * Waits until the connection stands.
     *
     * @param nanos the longest wait, {@link Long#MAX_VALUE} for any
     * @return false if it does not in time, or this was closed
     * @throws SourceException if the client has failed
     */
    public boolean awaitConnected(long nanos) throws SourceException, InterruptedException {
        begun.await(nanos, TimeUnit.NANOSECONDS);
        check();
        synchronized (this) {
            return connected && !isClosed();
        }
    }

    /**
     * Waits for data.
     *
     * @param nanos the longest wait, {@link Long#MAX_VALUE} for any
     * @return the newest data, which the caller then owns; empty if none comes in time, or this was closed
     * @throws SourceException if the client has failed
     */
    public Optional<T> take(long nanos) throws SourceException, InterruptedException {
        // Before the wait: the slot is woken only once for a failure, and that may have been the wait before.
        check();
        Optional<T> taken = slot.take(nanos);
        if (taken.isEmpty()) {
            check();
        }
        return taken;
    }

    private synchronized void check() throws SourceException {
        if (failure.isPresent() && !isClosed()) {
            throw failure.get();
        }
    }
}
