package org.videostreamer.stream;

import java.util.Optional;
import org.videostreamer.frame.EncodedFrame;

/**
 * The slot of capacity one before a taker of encoded frames: it holds the newest frame that the taker can decode.
 *
 * <p>A frame that needs its predecessor is let in only behind it; once one was skipped, the taker waits for a keyframe.
 * A keyframe takes the place of whatever is pending. Not thread-safe: one thread, or the owner's lock.
 */
public final class PendingFrame {

    private Optional<EncodedFrame> pending = Optional.empty();
    private long lastTaken = Long.MIN_VALUE;
    private long skipped;

    /**
     * Keeps the frame, retained, or lets it go.
     *
     * @return whether it was kept; if not, the taker waits for a keyframe from now on
     */
    public boolean offer(EncodedFrame frame) {
        boolean kept = pending.isEmpty() ? frame.follows(lastTaken) : frame.keyframe();
        if (kept) {
            clear();
            pending = Optional.of(frame.retain());
        } else {
            skipped++;
        }
        return kept;
    }

    /** Takes the pending frame, which the caller then owns. */
    public Optional<EncodedFrame> take() {
        Optional<EncodedFrame> taken = pending;
        pending = Optional.empty();
        taken.ifPresent(frame -> lastTaken = frame.sequence());
        return taken;
    }

    /** Lets the pending frame go. */
    public void clear() {
        pending.ifPresent(frame -> {
            skipped++;
            frame.release();
        });
        pending = Optional.empty();
    }

    /** How many frames were let go so far. */
    public long skipped() {
        return skipped;
    }
}
