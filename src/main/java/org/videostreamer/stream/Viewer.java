package org.videostreamer.stream;

import java.util.List;
import java.util.concurrent.Executor;
import org.videostreamer.frame.EncodedFrame;

/** One connection that watches a rendition. Lives on one event loop. */
public interface Viewer {

    /** The event loop it lives on; viewers of one loop return the same object. */
    Executor loop();

    /**
     * Takes the frame now, keeps it among its few pending frames, or lets it go. Called on its loop; never blocks.
     *
     * @param frame stays the caller's: whoever keeps it retains it
     */
    void offer(EncodedFrame frame);

    /**
     * Begins with what is there already, so that it shows something at once: a keyframe and all frames behind it, which the
     * one that it is offered next follows. Or a keyframe alone that the next one does not follow, until another keyframe
     * comes soon. Called on its loop before all else, or not at all.
     *
     * @param frames in their order, one at least; stay the caller's: whoever keeps one retains it
     */
    default void begin(List<EncodedFrame> frames) {
        frames.forEach(this::offer);
    }

    /**
     * What it is offered from now on is another rendition of the same codec, as it has wished; the first is a keyframe.
     * Called on its loop.
     *
     * @param to which rendition
     */
    default void moved(RenditionKey to) {
        // a keyframe says all that most viewers need
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
