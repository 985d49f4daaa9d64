package org.videostreamer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limits;

/** Hands a rendition's frames to its viewers, a group for each event loop, and keeps those since the last keyframe for new groups. */
final class FanOut {

    private final String name;
    private final Limits limits;
    private final Runnable keyframeRequest;
    private final KeptGroup kept;
    /** Replaced by the holder of the lock, in one step with what is kept. */
    private volatile List<ViewerGroup> groups = List.of();

    private boolean closed;

    /**
     * Without viewers.
     *
     * @param name of the rendition, for the log
     * @param limits how much is kept for joiners
     * @param keyframeRequest asks the rendition for a keyframe; any thread
     */
    FanOut(String name, Limits limits, Runnable keyframeRequest) {
        this.name = name;
        this.limits = limits;
        this.kept = new KeptGroup(limits, System::nanoTime);
        this.keyframeRequest = keyframeRequest;
    }

    /** Adds a viewer; on the stream's thread. */
    void add(Viewer viewer) {
        find(viewer).ifPresentOrElse(group -> group.add(viewer), () -> begin(viewer));
    }

    /**
     * The viewer is on its way to the loop before the first frame is, and the first frame is the one behind what is kept:
     * so it misses none and gets none twice.
     */
    private synchronized void begin(Viewer viewer) {
        ViewerGroup group = new ViewerGroup(name, viewer.loop(), kept.copy(), limits, keyframeRequest);
        group.add(viewer);
        List<ViewerGroup> more = new ArrayList<>(groups);
        more.add(group);
        groups = List.copyOf(more);
    }

    /** Removes a viewer; on the stream's thread. */
    synchronized void remove(Viewer viewer) {
        find(viewer).ifPresent(group -> {
            group.remove(viewer);
            if (group.isEmpty()) {
                groups = groups.stream().filter(other -> other != group).toList();
            }
        });
    }

    /** Whether nobody watches; on the stream's thread. */
    boolean isEmpty() {
        return groups.stream().allMatch(ViewerGroup::isEmpty);
    }

    /** Lets all viewers and frames go; on the stream's thread. */
    synchronized void close() {
        closed = true;
        groups.forEach(ViewerGroup::close);
        groups = List.of();
        kept.clear();
    }

    /**
     * Hands a frame to all viewers; one thread at a time.
     *
     * @return false if a loop was too late and lost it, so that its viewers now wait for a keyframe
     */
    boolean publish(EncodedFrame frame) {
        boolean reached = true;
        for (ViewerGroup group : keep(frame)) {
            reached &= group.publish(frame);
        }
        return reached;
    }

    /** Hands the newest frame, which stands for itself, to all viewers once more; one thread at a time. */
    void repeat() {
        Optional<EncodedFrame> again;
        synchronized (this) {
            again = kept.newest().map(EncodedFrame::retain);
        }
        again.ifPresent(frame -> {
            groups.forEach(group -> group.publish(frame));
            frame.release();
        });
    }

    /** Keeps the frame for new groups; the groups that there are and get it themselves. */
    private synchronized List<ViewerGroup> keep(EncodedFrame frame) {
        if (!closed) {
            kept.add(frame);
        }
        return groups;
    }

    private Optional<ViewerGroup> find(Viewer viewer) {
        return groups.stream().filter(group -> group.loop() == viewer.loop()).findFirst();
    }
}
