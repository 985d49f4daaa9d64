package org.videostreamer.source;

import java.util.Set;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.limits.Limits;

/** Takes the pictures of a source. Never blocks; any thread may call, one at a time. */
public interface FrameSink {

    /**
     * Takes a picture.
     *
     * @param frame stays the caller's, who releases it afterwards
     */
    void accept(Frame frame);

    /**
     * Takes a picture over: accepts it and releases it, also when that throws. Whoever knows more of its samples than the
     * source adds that before.
     *
     * @param frame whose ownership passes to this call
     */
    default void deliver(Frame frame) {
        try {
            accept(frame);
        } finally {
            frame.release();
        }
    }

    /**
     * Takes a picture as the camera sent it, encoded, for viewers who can be shown that. The same picture may come decoded
     * later, under the same number and times, and counts once.
     *
     * @param unit stays the caller's, who releases it afterwards
     */
    default void accept(AccessUnit unit) {
        // a sink for pictures alone
    }

    /**
     * Says why the pictures that follow are not handed on as the camera sends them; over with the next that is.
     *
     * @param reason in words for people, about the camera: {@code the camera's pictures are interlaced}
     */
    default void notAsSent(String reason) {
        // a sink that has nobody to tell
    }

    /**
     * Takes a picture of one of the {@link #wanted()} renditions, made elsewhere.
     *
     * @param picture whose frame stays the caller's, who releases it afterwards
     */
    default void accept(MadePicture picture) {
        // a sink for pictures of a camera
    }

    /** Which renditions somebody watches now, for a source that has them made elsewhere. Any thread. */
    default Set<WantedRendition> wanted() {
        return Set.of();
    }

    /** Whether somebody needs pictures decoded now, where a source hands them on as the camera sent them. */
    default boolean wantsPictures() {
        return true;
    }

    /**
     * Says that the connection stands and the camera has nothing to show yet, which is no fault: until the first
     * picture the state says why, and nobody is impatient.
     *
     * @param reason what is waited for, for example {@code waiting for frames}
     */
    default void waiting(String reason) {
        // a sink that has no state to show
    }

    /** Where the memory of this stream's pictures comes from. */
    PixelsPool pool();

    /** How far a camera may go; a source counts there what it refuses. */
    default Limits limits() {
        return pool().limits();
    }
}
