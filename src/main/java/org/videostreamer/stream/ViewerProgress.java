package org.videostreamer.stream;

/**
 * How far a viewer has come.
 *
 * @param sent pictures that its connection has taken
 * @param skipped pictures that were not sent, because it was too slow
 * @param behind pictures of its rendition that are newer than the last one that it took
 */
public record ViewerProgress(long sent, long skipped, long behind) {

    /** Of a viewer that has not begun, or does not count. */
    public static final ViewerProgress NONE = new ViewerProgress(0, 0, 0);
}
