package org.videostreamer.picture;

import org.videostreamer.frame.Size;

/**
 * A distinct picture of a stream.
 *
 * @param requested the size wanted; zero for both sides keeps the camera's, zero for one keeps its aspect
 * @param flip whether it is turned upside down
 */
public record View(Size requested, boolean flip) {

    /** The size in which a picture of the given size is seen. */
    public Size sizeFor(Size source) {
        int width = requested.width();
        int height = requested.height();
        if (width == 0 && height == 0) {
            return source;
        }
        if (width == 0) {
            width = scaled(source.width(), height, source.height());
        } else if (height == 0) {
            height = scaled(source.height(), width, source.width());
        }
        return new Size(width, height);
    }

    /** Whether a picture of the given size is seen as it is. */
    public boolean isIdentityFor(Size source) {
        return !flip && sizeFor(source).equals(source);
    }

    private static int scaled(int side, int numerator, int denominator) {
        return Math.max(1, (int) Math.round((double) side * numerator / denominator));
    }
}
