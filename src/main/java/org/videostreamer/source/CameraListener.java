package org.videostreamer.source;

import java.util.Set;
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

    /** A picture of a rendition that was made elsewhere; its frame stays the camera's. */
    default void made(MadePicture picture) {
        // one who makes renditions
    }

    /** Which renditions are watched now, for a source that has them made elsewhere; any thread. */
    default Set<WantedRendition> wanted() {
        return Set.of();
    }

    /** Whether somebody needs the pictures decoded now. */
    default boolean wantsPictures() {
        return true;
    }

    /** The state has changed. */
    void state(CameraState state);
}
