package org.videostreamer.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.videostreamer.frame.EncodedFrame;

/** Hands a rendition's frames to its viewers, a group for each event loop, and keeps the newest for new groups. */
final class FanOut {

    private final String name;
    private final Runnable keyframeRequest;
    private final List<ViewerGroup> groups = new CopyOnWriteArrayList<>();
    private Optional<EncodedFrame> newest = Optional.empty();
    private boolean closed;

    /**
     * Without viewers.
     *
     * @param name of the rendition, for the log
     * @param keyframeRequest asks the rendition for a keyframe; any thread
     */
    FanOut(String name, Runnable keyframeRequest) {
        this.name = name;
        this.keyframeRequest = keyframeRequest;
    }

    /** Adds a viewer; on the stream's thread. */
    void add(Viewer viewer) {
        groupOf(viewer).add(viewer);
    }

    /** Removes a viewer; on the stream's thread. */
    void remove(Viewer viewer) {
        find(viewer).ifPresent(group -> {
            group.remove(viewer);
            if (group.isEmpty()) {
                groups.remove(group);
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
        groups.clear();
        newest.ifPresent(EncodedFrame::release);
        newest = Optional.empty();
    }

    /**
     * Hands a frame to all viewers; one thread at a time.
     *
     * @return false if a loop was late and lost it, so that its viewers now wait for a keyframe
     */
    boolean publish(EncodedFrame frame) {
        keep(frame);
        boolean reached = true;
        for (ViewerGroup group : groups) {
            reached &= group.publish(frame);
        }
        return reached;
    }

    /** Hands the newest frame to all viewers once more; one thread at a time. */
    void repeat() {
        Optional<EncodedFrame> again;
        synchronized (this) {
            again = newest.map(EncodedFrame::retain);
        }
        again.ifPresent(frame -> {
            groups.forEach(group -> group.publish(frame));
            frame.release();
        });
    }

    private synchronized void keep(EncodedFrame frame) {
        newest.ifPresent(EncodedFrame::release);
        newest = closed ? Optional.empty() : Optional.of(frame.retain());
    }

    private synchronized ViewerGroup groupOf(Viewer viewer) {
        return find(viewer).orElseGet(() -> {
            ViewerGroup group = new ViewerGroup(name, viewer.loop(), newest.map(EncodedFrame::retain), keyframeRequest);
            groups.add(group);
            return group;
        });
    }

    private Optional<ViewerGroup> find(Viewer viewer) {
        return groups.stream().filter(group -> group.loop() == viewer.loop()).findFirst();
    }
}
