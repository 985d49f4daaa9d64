package org.videostreamer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.log.RareFault;

/**
 * The viewers of one rendition on one event loop. A frame reaches them as one task of that loop; if the loop is late,
 * the frame that waits for it is replaced, not queued. A viewer that throws costs the others nothing.
 */
final class ViewerGroup {

    private static final Logger LOG = LoggerFactory.getLogger(ViewerGroup.class);

    private final Executor loop;
    private final Runnable keyframeRequest;
    private final PendingFrame slot = new PendingFrame();
    private boolean scheduled;
    private volatile boolean over;
    private int members;

    // Touched on the loop alone.
    private final List<Viewer> viewers = new ArrayList<>();
    private final RareFault faults;
    private Optional<EncodedFrame> last;
    private Optional<EncodedFrame> keyframe = Optional.empty();
    private long keyframeAt;

    /**
     * A group without viewers.
     *
     * @param name of the rendition, for the log
     * @param loop of all its viewers
     * @param newest the rendition's newest frame, if there is one, whose ownership passes to the group
     * @param keyframeRequest asks the rendition for a keyframe
     */
    ViewerGroup(String name, Executor loop, Optional<EncodedFrame> newest, Runnable keyframeRequest) {
        this.loop = loop;
        this.last = newest;
        this.keyframeRequest = keyframeRequest;
        this.faults = new RareFault(name + ": a viewer", LOG);
    }

    Executor loop() {
        return loop;
    }

    /** Adds a viewer; on the stream's thread. It begins with the last frame at once where that is possible. */
    void add(Viewer viewer) {
        post(() -> join(viewer));
        members++;
    }

    /**
     * A viewer is shown the last frame if it can begin with that, and else the last keyframe where that is so fresh that
     * the rendition may not make a new one yet. What it waits for is asked for only now that it is among those who get
     * it: a keyframe made sooner could be on its way to the loop already, and pass it by.
     */
    private void join(Viewer viewer) {
        if (over) {
            return;
        }
        viewers.add(viewer);
        if (last.filter(EncodedFrame::keyframe).isPresent()) {
            guarded(() -> viewer.offer(last.get()));
            return;
        }
        boolean fresh = System.nanoTime() - keyframeAt < KeyframeRequests.SPACING_NANOS;
        keyframe.filter(frame -> fresh).ifPresent(frame -> guarded(() -> viewer.begin(frame)));
        keyframeRequest.run();
    }

    /** Removes a viewer; on the stream's thread. */
    void remove(Viewer viewer) {
        members--;
        post(() -> {
            viewers.remove(viewer);
            if (viewers.isEmpty()) {
                forget();
            }
        });
    }

    /** Whether nobody is left; on the stream's thread. */
    boolean isEmpty() {
        return members == 0;
    }

    /** Lets everything go; on the stream's thread. Nothing reaches a viewer from soon on. */
    void close() {
        post(this::end);
    }

    private void end() {
        viewers.clear();
        forget();
        synchronized (slot) {
            over = true;
            slot.clear();
        }
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
            if (over) {
                return true;
            }
            kept = slot.offer(frame);
            wake = !scheduled;
            scheduled = true;
        }
        return wake ? wake() && kept : kept;
    }

    private boolean wake() {
        try {
            loop.execute(this::deliver);
            return true;
        } catch (Throwable fault) {
            // The loop has ended with the program, or there is no memory for its task: the next frame tries again.
            synchronized (slot) {
                scheduled = false;
                slot.clear();
            }
            return false;
        }
    }

    private void post(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The loop has ended with the program, and its viewers with it: nobody else is here any more.
            end();
        }
    }

    private void deliver() {
        Optional<EncodedFrame> taken;
        synchronized (slot) {
            scheduled = false;
            taken = slot.take();
        }
        taken.ifPresent(frame -> {
            try {
                viewers.forEach(viewer -> guarded(() -> viewer.offer(frame)));
                if (!viewers.isEmpty()) {
                    keep(frame);
                }
            } finally {
                frame.release();
            }
        });
    }

    private void guarded(Runnable offer) {
        try {
            offer.run();
        } catch (Throwable fault) {
            faults.tell(fault);
        }
    }

    private void keep(EncodedFrame frame) {
        last.ifPresent(EncodedFrame::release);
        last = Optional.of(frame.retain());
        if (frame.keyframe() && !frame.codec().isIntraOnly()) {
            keyframe.ifPresent(EncodedFrame::release);
            keyframe = Optional.of(frame.retain());
            keyframeAt = System.nanoTime();
        }
    }

    private void forget() {
        last.ifPresent(EncodedFrame::release);
        last = Optional.empty();
        keyframe.ifPresent(EncodedFrame::release);
        keyframe = Optional.empty();
    }
}
