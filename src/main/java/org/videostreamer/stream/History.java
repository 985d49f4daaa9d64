package org.videostreamer.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.videostreamer.config.HistoryLength;
import org.videostreamer.frame.Frame;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * The newest pictures of a stream as they came, in the memory in which they go to viewers: a file stays one and is decoded for
 * whoever asks. As much as is wanted, and {@link Limit#HISTORY_BYTES} at most; less, down to the newest, where others need the memory more. It stays while the camera is away. Any thread;
 * nobody is held up for long.
 */
final class History {

    /** What a picture takes beside its bytes, so that many small ones count too. */
    private static final int OVERHEAD = 512;

    private final Limits limits;
    private final BooleanSupplier isMemoryShort;
    private final Deque<Frame> pictures = new ArrayDeque<>();
    // Changed with the lock held.
    private volatile Optional<HistoryLength> wanted = Optional.empty();
    private long bytes;

    /**
     * Keeps nothing yet.
     *
     * @param isMemoryShort whether others need the memory more
     */
    History(Limits limits, BooleanSupplier isMemoryShort) {
        this.limits = limits;
        this.isMemoryShort = isMemoryShort;
    }

    /** Keeps so much from now on; if nothing is told, nothing. */
    synchronized void keep(Optional<HistoryLength> length) {
        wanted = length;
        if (length.isEmpty()) {
            forget();
        } else {
            trim();
        }
    }

    /** Whether any are to be kept. */
    boolean isWanted() {
        return wanted.isPresent();
    }

    /** A picture of the camera has come; stays the caller's. */
    void came(Frame frame) {
        if (isWanted()) {
            add(frame);
        }
    }

    private synchronized void add(Frame frame) {
        if (isWanted()) {
            pictures.addLast(frame.asItCame());
            bytes += cost(frame);
            trim();
        }
    }

    private void trim() {
        while (!pictures.isEmpty() && isTooMuch(wanted.orElseThrow())) {
            Frame oldest = pictures.removeFirst();
            bytes -= cost(oldest);
            oldest.release();
        }
    }

    private boolean isTooMuch(HistoryLength length) {
        if (bytes > limits.of(Limit.HISTORY_BYTES) || pictures.size() > 1 && isMemoryShort.getAsBoolean()) {
            limits.reached(Limit.HISTORY_BYTES);
            return true;
        }
        return isMoreThan(length);
    }

    private boolean isMoreThan(HistoryLength length) {
        if (length instanceof HistoryLength.Bytes most) {
            return bytes > most.count();
        }
        long age = pictures.getLast().times().arrivedNanos()
                - pictures.getFirst().times().arrivedNanos();
        return age > ((HistoryLength.Time) length).length().toNanos();
    }

    private static long cost(Frame frame) {
        return frame.heldBytes() + OVERHEAD;
    }

    /** Lets go of all: they are of another camera. */
    synchronized void forget() {
        pictures.forEach(Frame::release);
        pictures.clear();
        bytes = 0;
    }

    /** The newest picture of that number, for the caller, who owns it. */
    synchronized Optional<Frame> find(long number) {
        for (Iterator<Frame> back = pictures.descendingIterator(); back.hasNext(); ) {
            Frame picture = back.next();
            if (picture.number() == number) {
                return Optional.of(picture.asItCame());
            }
        }
        return Optional.empty();
    }

    /**
     * The picture that came behind the newest one of no higher number; the oldest where all are higher. For the caller, who
     * owns it.
     */
    synchronized Optional<Frame> after(long number) {
        // A camera may begin anew with its numbers: what counts are those since.
        Optional<Frame> first = Optional.empty();
        for (Iterator<Frame> back = pictures.descendingIterator(); back.hasNext(); ) {
            Frame picture = back.next();
            if (picture.number() <= number) {
                break;
            }
            first = Optional.of(picture);
        }
        return first.map(Frame::asItCame);
    }

    /** How much is kept now, if anything is to be. */
    synchronized Optional<HistoryStatus> status() {
        return wanted.map(length -> new HistoryStatus(pictures.size(), bytes, kept()));
    }

    private Optional<Looked.KeptPictures> kept() {
        return Optional.ofNullable(pictures.peekFirst())
                .map(first -> new Looked.KeptPictures(
                        first.number(), pictures.getLast().number()));
    }
}
