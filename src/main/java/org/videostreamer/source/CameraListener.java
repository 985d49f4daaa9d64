package org.videostreamer.source;

import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.Frame;

/** Hears of a camera's pictures and states, on the camera's threads; must not block. */
public interface CameraListener {

    /** A new picture; stays the camera's. */
    void frame(Frame frame);

    /** A new picture as the camera sent it, which may come decoded as well; stays the camera's. */
    default void unit(AccessUnit unit) {
        // one who wants pixels
    }

    /** Why the pictures that follow do not come as the camera sends them; until the next that does. */
    default void notAsSent(String reason) {
        // one who has nobody to tell
    }

    /** Whether somebody needs the pictures decoded now. */
    default boolean wantsPictures() {
        return true;
    }

    /** The state has changed. */
    void state(CameraState state);
}
