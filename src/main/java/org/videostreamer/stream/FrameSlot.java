package org.videostreamer.stream;

import java.util.Optional;
import org.videostreamer.frame.Frame;

/** The slot of capacity one between the camera's thread and a rendition's: the newest frame wins. */
final class FrameSlot {

    private Optional<Frame> newest = Optional.empty();
    private boolean woken;
    private boolean closed;

    /** Puts a frame, retained, in the place of whatever waits. */
    synchronized void put(Frame frame) {
        if (closed) {
            return;
        }
        newest.ifPresent(Frame::release);
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

    synchronized boolean isClosed() {
        return closed;
    }

    /** The newest frame if there is one, which the caller then owns. */
    synchronized Optional<Frame> poll() {
        Optional<Frame> taken = newest;
        newest = Optional.empty();
        return taken;
    }

    /**
     * Waits for a frame, a {@link #wake()} or the end.
     *
     * @param millis the longest wait
     */
    synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (newest.isEmpty() && !woken && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        woken = false;
    }
}
