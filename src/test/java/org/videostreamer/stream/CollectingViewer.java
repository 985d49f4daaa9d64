package org.videostreamer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.videostreamer.frame.EncodedFrame;

/** A viewer that remembers what it was offered; any thread may ask. */
class CollectingViewer implements Viewer {

    /** What it remembers of a frame. */
    record Seen(long sequence, boolean keyframe, boolean signal, int bytes) {}

    private final Executor loop;
    private final List<Seen> seen = new ArrayList<>();
    private String end = "";

    CollectingViewer(Executor loop) {
        this.loop = loop;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public void offer(EncodedFrame frame) {
        synchronized (this) {
            seen.add(new Seen(frame.sequence(), frame.keyframe(), frame.signal(), frame.pictureLength()));
        }
    }

    @Override
    public synchronized void ended(String reason) {
        end = reason;
    }

    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Pictures of the camera so far. */
    long pictures() {
        return seen().stream().filter(Seen::signal).count();
    }

    /** Why nothing comes any more, or an empty text. */
    synchronized String end() {
        return end;
    }
}
