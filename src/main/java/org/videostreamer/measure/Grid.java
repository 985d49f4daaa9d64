package org.videostreamer.measure;

import org.videostreamer.frame.Size;

/**
 * Every so many columns and rows of a picture: enough samples to tell how they are spread, however large it is.
 *
 * @param step columns and rows from one to the next; odd, so that no pattern of two columns is seen as one of its halves
 */
record Grid(int step) {

    /** About so many samples, or all where there are no more. */
    private static final int ENOUGH = 1 << 18;

    static Grid of(Size size) {
        int step = (int) Math.ceil(Math.sqrt((double) size.area() / ENOUGH));
        return new Grid(Math.max(1, step) | 1);
    }

    /** How many samples of a picture it has at most. */
    int samples(Size size) {
        return along(size.width()) * along(size.height());
    }

    private int along(int side) {
        return (side + step - 1) / step;
    }
}
