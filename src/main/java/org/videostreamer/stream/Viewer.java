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

    /**
     * May begin with a keyframe that is not the newest frame, so that it shows something at once; what it is offered next
     * does not follow it, until another keyframe comes soon. Called on its loop before all else, or not at all.
     *
     * @param keyframe stays the caller's: whoever keeps it retains it
     */
    default void begin(EncodedFrame keyframe) {
        offer(keyframe);
    }

    /** Who watches: host and port, as far as they are known. Any thread. */
    default String peer() {
        return "";
    }

    /** How far it has come. Any thread. */
    default ViewerProgress progress() {
        return ViewerProgress.NONE;
    }

    /**
     * Nothing comes any more, though it has not left: the stream is closed, or cannot serve it. Called on its loop.
     *
     * @param reason why, for people
     */
    default void ended(String reason) {
        // a viewer that has nobody to tell
    }
}
