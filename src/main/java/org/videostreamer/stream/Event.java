package org.videostreamer.stream;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something has happened to a stream, or to all.
 *
 * @param number counts all events of the program, from 1
 * @param time when
 * @param type what
 * @param stream the stream's name; empty where it concerns the program
 * @param state the stream's new state, as {@link StreamStatus} tells it; empty where it is of another type
 * @param reason why, in one line or more, empty where that says nothing
 */
public record Event(long number, Instant time, Type type, Optional<String> stream, String state, String reason) {

    /** What happens. */
    public enum Type {
        /** A stream's state has changed. */
        STATE,
        /** A stream is served from now on. */
        ADDED,
        /** A stream is told something else. */
        CHANGED,
        /** A stream is no longer served. */
        REMOVED,
        /** A stream's calibration is another; what it is now is the stream's to tell. */
        CALIBRATION,
        /** The configuration was read anew, and the program is as it says; the reason tells what could not be done. */
        RELOADED,
        /** The configuration could not be read anew, nothing has changed. */
        RELOAD_FAILED,
        /** The log warns; the reason is what it says. */
        WARNING;

        /** As clients see it: {@code reload-failed}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
