package org.videostreamer.source;

import java.util.Locale;
import org.videostreamer.log.PeerText;

/**
 * What a camera is doing, for people and programs to see.
 *
 * @param phase where it stands
 * @param reason why, in words for the user, fit to be shown; empty where nothing needs saying
 */
public record CameraState(Phase phase, String reason) {

    /** Makes the reason fit to be shown: much of it may be what the camera said. */
    public CameraState {
        reason = PeerText.of(reason);
    }

    /** Where a camera stands. */
    public enum Phase {
        /** Nobody watches: it is released. */
        IDLE,
        /** It is asked for pictures and has not sent one yet. */
        CONNECTING,
        /** Pictures come. */
        LIVE,
        /** Pictures came and stopped coming; it will be started anew. */
        STALLED,
        /** It could not be reached or gave up; it is tried again soon. */
        FAILED;

        /** The word used in logs, pages and the API. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nobody watches. */
    public static final CameraState IDLE = new CameraState(Phase.IDLE, "");

    /** {@code live}, or {@code failed: reason}. */
    @Override
    public String toString() {
        return reason.isEmpty() ? phase.toString() : phase + ": " + reason;
    }
}
