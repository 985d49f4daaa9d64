package org.videostreamer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.videostreamer.frame.EncodedFrame;

/**
 * The viewers of one rendition on one event loop. A frame reaches them as one task of that loop; if the loop is late,
 * the frame that waits for it is replaced, not queued.
 */
final class ViewerGroup {

    private final Executor loop;
    private final PendingFrame slot = new PendingFrame();
    private boolean scheduled;
    private int members;

    // Touched on the loop alone.
    private final List<Viewer> viewers = new ArrayList<>();
    private Optional<EncodedFrame> last = Optional.empty();

    ViewerGroup(Executor loop) {
        this.loop = loop;
    }

    Executor loop() {
        return loop;
    }

    /** Adds a viewer; on the stream's thread. It is shown the last frame at once if that stands for itself. */
    void add(Viewer viewer) {
        members++;
        post(() -> {
            viewers.add(viewer);
            last.filter(frame -> frame.codec().isIntraOnly()).ifPresent(viewer::offer);
        });
    }

    /** Removes a viewer; on the stream's thread. */
    void remove(Viewer viewer) {
        members--;
        post(() -> {
            viewers.remove(viewer);
            if (viewers.isEmpty()) {
                keepLast(Optional.empty());
            }
        });
    }

    /** Whether nobody is left; on the stream's thread. */
    boolean isEmpty() {
        return members == 0;
    }

    /**
     * Hands a frame to the loop; on the rendition's thread.
     *
     * @return false if the loop was late and lost it, so that its viewers now wait for a keyframe
     */
    boolean publish(EncodedFrame frame) {
        boolean wake;
        boolean kept;
        synchronized (slot) {
            kept = slot.offer(frame);
            wake = !scheduled;
            scheduled = true;
        }
        if (wake) {
            post(this::deliver);
        }
        return kept;
    }

    private void post(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The loop has ended with the program, and its viewers with it.
            synchronized (slot) {
                slot.clear();
            }
        }
    }

    private void deliver() {
        Optional<EncodedFrame> taken;
        synchronized (slot) {
            scheduled = false;
            taken = slot.take();
        }
        if (taken.isPresent() && !viewers.isEmpty()) {
            viewers.forEach(viewer -> viewer.offer(taken.get()));
            keepLast(taken);
        } else {
            taken.ifPresent(EncodedFrame::release);
        }
    }

    private void keepLast(Optional<EncodedFrame> frame) {
        last.ifPresent(EncodedFrame::release);
        last = frame;
    }
}
