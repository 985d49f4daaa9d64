package org.videostreamer.stream;

/** Which picture of a stream is asked for. */
public sealed interface PictureChoice {

    /** The first that arrives from now on, or the newest there is when none comes in time. */
    PictureChoice NEXT = new Next();

    /** The first that arrives from now on, or the newest there is when none comes in time. */
    record Next() implements PictureChoice {}

    /**
     * The one of that number, if it is there.
     *
     * @param number the camera's
     */
    record Numbered(long number) implements PictureChoice {}

    /**
     * The first of a higher number, which is waited for if it has not come yet.
     *
     * @param number the camera's
     */
    record After(long number) implements PictureChoice {}
}
