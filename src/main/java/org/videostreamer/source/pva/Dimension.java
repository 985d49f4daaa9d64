package org.videostreamer.source.pva;

/**
 * One dimension of an array. What it tells of the detector counts through all plugins that the array went through.
 *
 * @param size how many elements it has
 * @param offset the first of the detector's pixels in it, from the detector's own end
 * @param binning how many of the detector's pixels make an element; below 1 where the server does not tell
 * @param reverse whether it begins at the detector's far end
 */
record Dimension(int size, int offset, int binning, boolean reverse) {

    /** Of one element, of which nothing more is told. */
    static final Dimension SINGLE = new Dimension(1, 0, 1, false);
}
