package org.videostreamer.source.pva;

import java.util.Optional;
import org.videostreamer.source.SourceException;

/**
 * Where the client's thread leaves the newest array for the camera's thread: one place, overwritten. Also tells the
 * camera's thread of the connection, its loss, and the end.
 */
final class ArraySlot {

    private final ByteRoom room;
    private Optional<NtndArray> newest = Optional.empty();
    private Optional<SourceException> fault = Optional.empty();
    private boolean connected;
    private boolean closed;

    ArraySlot(ByteRoom room) {
        this.room = room;
    }

    synchronized void connected() {
        connected = true;
        notifyAll();
    }

    /** Leaves an array; one that was not taken is gone. */
    synchronized void put(NtndArray array) {
        newest.ifPresent(old -> room.giveBack(old.data()));
        newest = Optional.of(array);
        notifyAll();
    }

    /** Ends the run with a reason; the first one counts. */
    synchronized void fail(SourceException reason) {
        fault = Optional.of(fault.orElse(reason));
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Waits until the PV is connected.
     *
     * @return false if it is not in time, or the source was closed
     */
    synchronized boolean awaitConnected(long nanos) throws SourceException, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (!connected && !closed && fault.isEmpty() && sleepUntil(deadline)) {
            // woken: look again
        }
        check();
        return connected && !closed;
    }

    /**
     * Takes the next array.
     *
     * @return empty if none comes in time, or the source was closed
     */
    synchronized Optional<NtndArray> take(long nanos) throws SourceException, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (newest.isEmpty() && !closed && fault.isEmpty() && sleepUntil(deadline)) {
            // woken: look again
        }
        check();
        Optional<NtndArray> taken = closed ? Optional.empty() : newest;
        newest = Optional.empty();
        return taken;
    }

    private void check() throws SourceException {
        if (fault.isPresent() && !closed) {
            throw fault.get();
        }
    }

    private boolean sleepUntil(long deadline) throws InterruptedException {
        long left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
        if (left > 0) {
            wait(left);
        }
        return left > 0;
    }
}
