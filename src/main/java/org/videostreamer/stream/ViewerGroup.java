package org.videostreamer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.RareFault;

/**
 * The viewers of one rendition on one event loop. What is pending for them reaches them as one task of that loop, however
 * late it is. A viewer that throws costs the others nothing.
 */
final class ViewerGroup {

    private static final Logger LOG = LoggerFactory.getLogger(ViewerGroup.class);

    /** A loop may be late by about a second. */
    private static final int MOST_PENDING = 32;

    private static final long MOST_PENDING_BYTES = 4 << 20;

    private final Executor loop;
    private final Limits limits;
    private final Runnable keyframeRequest;
    private final PendingChain pending = new PendingChain(MOST_PENDING, MOST_PENDING_BYTES);
    private boolean scheduled;
    private volatile boolean over;
    private int members;

    // Touched on the loop alone.
    private final List<Viewer> viewers = new ArrayList<>();
    private final RareFault faults;
    private final KeptGroup kept;

    /**
     * A group without viewers.
     *
     * @param name of the rendition, for the log
     * @param loop of all its viewers
     * @param kept what the rendition keeps for joiners, which passes to the group; the next frame follows it
     * @param limits counts joiners for whom it was too much
     * @param keyframeRequest asks the rendition for a keyframe
     */
    ViewerGroup(String name, Executor loop, KeptGroup kept, Limits limits, Runnable keyframeRequest) {
        this.loop = loop;
        this.kept = kept;
        this.limits = limits;
        this.keyframeRequest = keyframeRequest;
        kept.newest().ifPresent(pending::continueBehind);
        this.faults = new RareFault(name + ": a viewer", LOG);
    }

    Executor loop() {
        return loop;
    }

    /** Adds a viewer; on the stream's thread. It begins at once with what is kept. */
    void add(Viewer viewer) {
        post(() -> join(viewer));
        members++;
    }

    /**
     * A viewer begins with the last keyframe and all behind it, and else with the last keyframe alone where that is so
     * fresh that the rendition may not make a new one yet. What it waits for is asked for only now that it is among those
     * who get it: a keyframe made sooner could be on its way to the loop already, and pass it by.
     */
    private void join(Viewer viewer) {
        if (over) {
            return;
        }
        viewers.add(viewer);
        List<EncodedFrame> group = kept.frames();
        if (!group.isEmpty()) {
            guarded(() -> viewer.begin(group));
            return;
        }
        kept.reached().ifPresent(limits::reached);
        kept.freshKeyframe().ifPresent(frame -> guarded(() -> viewer.begin(List.of(frame))));
        keyframeRequest.run();
    }

    /** Removes a viewer; on the stream's thread. */
    void remove(Viewer viewer) {
        members--;
        post(() -> {
            viewers.remove(viewer);
            if (viewers.isEmpty()) {
                kept.clear();
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
        kept.clear();
        synchronized (pending) {
            over = true;
            pending.clear();
        }
    }

    /**
     * Hands a frame to the loop; on the rendition's thread.
     *
     * @return false if the loop was too late and lost it, so that its viewers now wait for a keyframe
     */
    boolean publish(EncodedFrame frame) {
        boolean wake;
        boolean reached;
        synchronized (pending) {
            if (over) {
                return true;
            }
            reached = pending.offer(frame);
            wake = !scheduled;
            scheduled = true;
        }
        return wake ? wake() && reached : reached;
    }

    private boolean wake() {
        try {
            loop.execute(this::deliver);
            return true;
        } catch (Throwable fault) {
            // The loop has ended with the program, or there is no memory for its task: the next frame tries again.
            synchronized (pending) {
                scheduled = false;
                pending.clear();
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

    /** Hands on what is pending now; what comes meanwhile has a task of its own, so that others of the loop have their turn. */
    private void deliver() {
        int count;
        synchronized (pending) {
            scheduled = false;
            count = pending.size();
        }
        for (int i = 0; i < count; i++) {
            take().ifPresent(this::handOn);
        }
    }

    private Optional<EncodedFrame> take() {
        synchronized (pending) {
            return pending.take();
        }
    }

    private void handOn(EncodedFrame frame) {
        try {
            viewers.forEach(viewer -> guarded(() -> viewer.offer(frame)));
            if (!viewers.isEmpty()) {
                kept.add(frame);
            }
        } finally {
            frame.release();
        }
    }

    private void guarded(Runnable offer) {
        try {
            offer.run();
        } catch (Throwable fault) {
            faults.tell(fault);
        }
    }
}
