package org.videostreamer.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.videostreamer.frame.EncodedFrame;

/**
 * The hand-over to a taker of encoded frames: a short chain of those that it can decode, taken in their order.
 *
 * <p>A keyframe takes the place of all that is pending, so of frames that stand for themselves there is one, the newest.
 * A frame that needs its predecessor is let in only behind it. Where the chain is too long, the taker is too late for it:
 * all of it is let go but a keyframe, and the taker goes on with the next keyframe, never in the middle. The keyframe
 * stays because one who is always late would else see nothing at all.
 *
 * <p>Not thread-safe: one thread, or the owner's lock.
 */
public final class PendingChain {

    /** What no frame follows. */
    private static final long NONE = Long.MIN_VALUE;

    private final int mostFrames;
    private final long mostBytes;
    private final Deque<EncodedFrame> chain = new ArrayDeque<>();
    private long bytes;
    /** The frame that the next one must follow: the last of the chain, or the last taken. */
    private long end = NONE;

    private long skipped;

    /**
     * An empty chain, whose taker waits for a keyframe.
     *
     * @param mostFrames how many may be pending
     * @param mostBytes how many bytes together; a single frame may have more
     */
    public PendingChain(int mostFrames, long mostBytes) {
        this.mostFrames = mostFrames;
        this.mostBytes = mostBytes;
    }

    /** The taker has got all up to that frame in another way: the next may follow it. Before anything is offered. */
    public void continueBehind(EncodedFrame frame) {
        end = frame.sequence();
    }

    /**
     * Keeps the frame, retained, or lets it go.
     *
     * @return whether it was kept; if not, the taker waits for a keyframe from now on
     */
    public boolean offer(EncodedFrame frame) {
        if (frame.keyframe()) {
            clear();
        } else if (!frame.follows(end) || !hasRoomFor(frame)) {
            breakOff();
            skipped++;
            return false;
        }
        chain.add(frame);
        frame.retain();
        bytes += frame.heldBytes();
        end = frame.sequence();
        return true;
    }

    private boolean hasRoomFor(EncodedFrame frame) {
        return chain.isEmpty() || chain.size() < mostFrames && bytes + frame.heldBytes() <= mostBytes;
    }

    private void breakOff() {
        while (!chain.isEmpty() && !chain.getLast().keyframe()) {
            letGo(chain.removeLast());
        }
        end = NONE;
    }

    private void letGo(EncodedFrame frame) {
        bytes -= frame.heldBytes();
        skipped++;
        frame.release();
    }

    /** Takes the oldest pending frame, which the caller then owns. */
    public Optional<EncodedFrame> take() {
        Optional<EncodedFrame> taken = Optional.ofNullable(chain.poll());
        taken.ifPresent(frame -> bytes -= frame.heldBytes());
        return taken;
    }

    /** How many are pending. */
    int size() {
        return chain.size();
    }

    /** Lets all pending frames go; the taker then waits for a keyframe. */
    public void clear() {
        if (!chain.isEmpty()) {
            chain.forEach(EncodedFrame::release);
            skipped += chain.size();
            chain.clear();
            bytes = 0;
            end = NONE;
        }
    }

    /** How many frames were let go so far. */
    public long skipped() {
        return skipped;
    }
}
