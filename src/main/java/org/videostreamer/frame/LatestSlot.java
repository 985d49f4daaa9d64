package org.videostreamer.frame;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The hand-over between two threads: a slot of capacity one, where the newest wins. Who puts never waits for who takes.
 * Any thread.
 *
 * @param <T> what is handed over; its ownership goes with it
 */
public final class LatestSlot<T> {

    private final Consumer<? super T> release;
    private Optional<T> newest = Optional.empty();
    private long replaced;
    private boolean woken;
    private boolean closed;

    /**
     * An empty slot.
     *
     * @param release lets go of what nobody takes, because something newer took its place or the slot is closed; runs on
     *     the thread that puts or closes
     */
    public LatestSlot(Consumer<? super T> release) {
        this.release = release;
    }

    /** Puts a thing, which the slot then owns, in the place of whatever waits. */
    public void put(T thing) {
        replace(thing).ifPresent(release);
    }

    private synchronized Optional<T> replace(T thing) {
        if (closed) {
            return Optional.of(thing);
        }
        Optional<T> old = newest;
        replaced += old.isPresent() ? 1 : 0;
        newest = Optional.of(thing);
        notifyAll();
        return old;
    }

    /** Ends the present or the next wait, even if there is nothing to take. */
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Ends all waits for good and lets go of what waits here. */
    public void close() {
        end().ifPresent(release);
    }

    private synchronized Optional<T> end() {
        closed = true;
        notifyAll();
        return poll();
    }

    /** How many things nobody took because a newer one came first. */
    public synchronized long replaced() {
        return replaced;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Waits for a thing and takes it.
     *
     * @param nanos the longest wait, {@link Long#MAX_VALUE} for any
     * @return the newest thing, which the caller then owns; empty when the time is over, {@link #wake()} was called, or
     *     the slot is closed
     * @throws InterruptedException if the thread is interrupted; what waits here stays
     */
    public synchronized Optional<T> take(long nanos) throws InterruptedException {
        await(nanos);
        return poll();
    }

    /**
     * Waits until there is a thing to take, the time is over, {@link #wake()} was called, or the slot is closed.
     *
     * @param nanos the longest wait, {@link Long#MAX_VALUE} for any
     */
    public synchronized void await(long nanos) throws InterruptedException {
        long start = System.nanoTime();
        long left = nanos;
        while (newest.isEmpty() && !woken && !closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = nanos - (System.nanoTime() - start);
        }
        woken = false;
    }

    /** Takes the newest thing if there is one; the caller then owns it. Never waits. */
    public synchronized Optional<T> poll() {
        Optional<T> taken = newest;
        newest = Optional.empty();
        return taken;
    }
}
