package org.videostreamer.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.videostreamer.codec.ClipFile;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * The newest pictures of a rendition, in the memory in which they went to viewers: without a hole, from a keyframe on, and such
 * as one file can hold. They are those of so many seconds before the newest, and what these need; fewer where that would be
 * more than {@link Limit#RECORD_BYTES}. Any thread.
 */
final class RecentPictures implements AutoCloseable {

    /** What a picture takes beside its bytes, so that many small ones count too. */
    private static final int OVERHEAD = 256;

    /** What no frame follows. */
    private static final long NONE = Long.MIN_VALUE;

    private final Limits limits;
    private final BooleanSupplier isMemoryShort;
    private final Deque<EncodedFrame> pictures = new ArrayDeque<>();
    /** Those of them that a decoder can begin with, but for the first. */
    private final Deque<EncodedFrame> laterStarts = new ArrayDeque<>();

    private long mostNanos;
    private long bytes;
    /** The frame that the next one must follow. */
    private long last = NONE;

    private boolean closed;

    /**
     * None yet.
     *
     * @param length how long they are to last
     * @param isMemoryShort whether others need the memory more
     */
    RecentPictures(Duration length, Limits limits, BooleanSupplier isMemoryShort) {
        this.limits = limits;
        this.isMemoryShort = isMemoryShort;
        this.mostNanos = length.toNanos();
    }

    /** Keeps so many seconds from now on. */
    synchronized void keep(Duration length) {
        mostNanos = length.toNanos();
        trim();
    }

    /**
     * Keeps the newest frame, retained. One that cannot be shown behind the last is left out; one of another kind than all
     * before takes their place.
     *
     * @return false if a keyframe is waited for
     */
    synchronized boolean add(EncodedFrame frame) {
        if (closed || frame.sequence() == last) {
            // A picture that does not change is repeated for viewers on the screen.
            return true;
        }
        if (!frame.follows(last)) {
            last = NONE;
            return false;
        }
        if (frame.keyframe()) {
            begin(frame);
        }
        pictures.add(frame.retain());
        bytes += cost(frame);
        last = frame.sequence();
        trim();
        return last != NONE;
    }

    private void begin(EncodedFrame keyframe) {
        if (!pictures.isEmpty() && !ClipFile.goTogether(pictures.getFirst(), keyframe)) {
            clear();
        }
        if (!pictures.isEmpty()) {
            laterStarts.add(keyframe);
        }
    }

    /** What comes next does not follow what is kept: a keyframe is waited for. */
    synchronized void interrupt() {
        last = NONE;
    }

    /** Lets all go; a keyframe is waited for. */
    synchronized void forget() {
        clear();
    }

    private void trim() {
        while (!laterStarts.isEmpty() && isOld(laterStarts.getFirst())) {
            dropToNextStart();
        }
        while (bytes > limits.of(Limit.RECORD_BYTES) || !laterStarts.isEmpty() && isMemoryShort.getAsBoolean()) {
            limits.reached(Limit.RECORD_BYTES);
            dropToNextStart();
        }
    }

    /** Whether what is wanted begins with that one, or later. */
    private boolean isOld(EncodedFrame start) {
        return pictures.getLast().times().arrivedNanos() - start.times().arrivedNanos() >= mostNanos;
    }

    private void dropToNextStart() {
        Optional<EncodedFrame> next = Optional.ofNullable(laterStarts.poll());
        if (next.isEmpty()) {
            clear();
            return;
        }
        while (pictures.getFirst() != next.get()) {
            EncodedFrame oldest = pictures.removeFirst();
            bytes -= cost(oldest);
            oldest.release();
        }
    }

    private static long cost(EncodedFrame frame) {
        return frame.heldBytes() + OVERHEAD;
    }

    private void clear() {
        pictures.forEach(EncodedFrame::release);
        pictures.clear();
        laterStarts.clear();
        bytes = 0;
        last = NONE;
    }

    /** The newest of them, of at least so long if so long is kept; none if there are none. The caller closes the clip. */
    synchronized Optional<Clip> clip(Duration length) {
        if (pictures.isEmpty()) {
            return Optional.empty();
        }
        long begin = pictures.getLast().times().arrivedNanos() - length.toNanos();
        Deque<EncodedFrame> newest = new ArrayDeque<>();
        for (Iterator<EncodedFrame> back = pictures.descendingIterator(); back.hasNext(); ) {
            EncodedFrame picture = back.next();
            newest.addFirst(picture.retain());
            if (picture.keyframe() && picture.times().arrivedNanos() - begin <= 0) {
                break;
            }
        }
        return Optional.of(new Clip(List.copyOf(newest)));
    }

    /** How much is kept now. */
    synchronized RecordStatus status() {
        if (pictures.isEmpty()) {
            return new RecordStatus(Optional.empty(), 0, 0, Duration.ZERO);
        }
        EncodedFrame first = pictures.getFirst();
        return new RecordStatus(
                Optional.of(ClipFormat.of(first.codec())),
                pictures.size(),
                bytes,
                Duration.ofNanos(pictures.getLast().times().arrivedNanos()
                        - first.times().arrivedNanos()));
    }

    /** Lets all go, and keeps none any more. */
    @Override
    public synchronized void close() {
        closed = true;
        clear();
    }
}
