package org.videostreamer.stream;

import java.util.concurrent.Executor;
import org.videostreamer.frame.EncodedFrame;

/** One connection that watches a rendition. Lives on one event loop. */
public interface Viewer {

    /** The event loop it lives on; viewers of one loop return the same object. */
    Executor loop();

    /**
     * Takes the frame now, keeps it as its one pending frame, or lets it go. Called on its loop; never blocks.
     *
     * @param frame stays the caller's: whoever keeps it retains it
     */
    void offer(EncodedFrame frame);
}
