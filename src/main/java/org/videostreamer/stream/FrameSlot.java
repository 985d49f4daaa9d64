package org.videostreamer.stream;

import java.util.Optional;
import org.videostreamer.frame.Frame;

/** The slot of capacity one between the camera's thread and a rendition's: the newest frame wins. */
final class FrameSlot {

    private Optional<Frame> newest = Optional.empty();
    private long replaced;
    private boolean woken;
    private boolean closed;

    /** Puts a frame, retained, in the place of whatever waits. */
    synchronized void put(Frame frame) {
        if (closed) {
            return;
        }
        newest.ifPresent(older -> {
            replaced++;
            older.release();
        });
        newest = Optional.of(frame.retain());
        notifyAll();
    }

    /** Ends the present or the next wait even without a frame. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Ends all waits and lets the waiting frame go. */
    synchronized void close() {
        closed = true;
        newest.ifPresent(Frame::release);
        newest = Optional.empty();
        notifyAll();
    }

    /** How many frames were never taken, because a newer one came first. */
    synchronized long replaced() {
        return replaced;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Waits for a frame.
     *
     * @param millis the longest wait
     * @return the newest frame, which the caller then owns; empty when the time is over or {@link #wake()} was called
     */
    synchronized Optional<Frame> take(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (newest.isEmpty() && !woken && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        woken = false;
        Optional<Frame> taken = newest;
        newest = Optional.empty();
        return taken;
    }
}
