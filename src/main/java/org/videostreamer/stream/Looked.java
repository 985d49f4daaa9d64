package org.videostreamer.stream;

import java.util.Optional;

/**
 * What became of a look at a picture.
 *
 * @param <T> what is looked for
 */
public sealed interface Looked<T> {

    /**
     * It was looked at.
     *
     * @param found there
     */
    record At<T>(T found) implements Looked<T> {}

    /** The camera has no picture. */
    record Nothing<T>() implements Looked<T> {}

    /**
     * There is no such picture.
     *
     * @param reason why, for people
     * @param kept those that there are, if there are any
     */
    record NoSuch<T>(String reason, Optional<KeptPictures> kept) implements Looked<T> {}

    /**
     * Which pictures may be asked for.
     *
     * @param first the number of the oldest
     * @param last that of the newest
     */
    record KeptPictures(long first, long last) {
        @Override
        public String toString() {
            return first == last
                    ? "the only one kept is " + first
                    : "those from " + first + " to " + last + " are kept";
        }
    }
}
