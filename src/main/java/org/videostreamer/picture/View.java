package org.videostreamer.picture;

import org.videostreamer.frame.Size;

/**
 * A distinct picture of a stream.
 *
 * @param requested the size wanted; zero for both sides keeps the camera's, zero for one keeps its aspect
 * @param flip whether it is turned upside down
 */
public record View(Size requested, boolean flip) {

    /** JPEG's longest side, and longer than any screen: what keeps its aspect ends here. */
    private static final int LONGEST_SIDE = 65_500;

    /**
     * The size in which a picture of the given size is seen. Where one side is wanted and the aspect would make the other
     * longer than 65,500 pixels, both are smaller.
     */
    public Size sizeFor(Size source) {
        int width = requested.width();
        int height = requested.height();
        if (width == 0 && height == 0) {
            return source;
        }
        if (width != 0 && height != 0) {
            return requested;
        }
        Size other = width == 0
                ? new Size(scaled(source.width(), height, source.height()), height)
                : new Size(width, scaled(source.height(), width, source.width()));
        return other.within(LONGEST_SIDE);
    }

    /** Whether a picture of the given size is seen as it is. */
    public boolean isIdentityFor(Size source) {
        return !flip && sizeFor(source).equals(source);
    }

    private static int scaled(int side, int numerator, int denominator) {
        long scaled = Math.round((double) side * numerator / denominator);
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, scaled));
    }
}
