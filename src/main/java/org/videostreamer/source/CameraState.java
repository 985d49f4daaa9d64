package org.videostreamer.source;

import java.util.Locale;
import org.videostreamer.log.PeerText;

/**
 * What a camera is doing, for people and programs to see.
 *
 * @param phase where it stands
 * @param reason why, in words for the user, fit to be shown; empty for {@code idle} and {@code live} alone
 */
public record CameraState(Phase phase, String reason) {

    /** Where a camera stands. */
    public enum Phase {
        /** Nobody watches: it is released. */
        IDLE(""),
        /** It is asked for pictures and has not sent one yet. */
        CONNECTING("waiting for the first picture"),
        /** Pictures come. */
        LIVE(""),
        /** Pictures came and stopped coming; it will be started anew. */
        STALLED("no picture comes any more"),
        /** It could not be reached or gave up; it is tried again soon. */
        FAILED("the source gives no reason");

        private final String unsaid;

        Phase(String unsaid) {
            this.unsaid = unsaid;
        }

        /** The word used in logs, pages and the API. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nobody watches. */
    public static final CameraState IDLE = new CameraState(Phase.IDLE, "");

    /** Makes the reason fit to be shown, as much of it may be what the camera said, and finds words where there are none. */
    public CameraState {
        reason = reason == null || reason.isBlank() ? phase.unsaid : PeerText.of(reason);
    }

    /** {@code live}, or {@code failed: reason}. */
    @Override
    public String toString() {
        return reason.isEmpty() ? phase.toString() : phase + ": " + reason;
    }
}
