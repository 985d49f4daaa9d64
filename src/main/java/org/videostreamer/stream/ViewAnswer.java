package org.videostreamer.stream;

/**
 * What became of a viewer's wish for another view.
 *
 * @param outcome in a word
 * @param text the key of the rendition that it is shown soon; else why not, in words for the viewer
 */
public record ViewAnswer(Outcome outcome, String text) {

    /** What can become of it. */
    public enum Outcome {
        /** It is shown so from the next keyframe on. */
        CHANGED,
        /** It is not allowed, or not understood. */
        BAD,
        /** Others have as much as there may be. */
        NO_ROOM,
        /** It wishes too often. */
        TOO_OFTEN,
        /** There is no such viewer. */
        NO_VIEWER
    }

    /** There is no such viewer. */
    public static final ViewAnswer NO_VIEWER = new ViewAnswer(Outcome.NO_VIEWER, "");

    /** It cannot be, for that reason. */
    public static ViewAnswer bad(String reason) {
        return new ViewAnswer(Outcome.BAD, reason);
    }
}
