package org.videostreamer.frame;

/**
 * A part of a picture, in its pixels.
 *
 * @param x columns left of it
 * @param y rows above it
 * @param size of the part, at least 1 by 1
 */
public record Region(int x, int y, Size size) {

    /** All of a picture. */
    public static Region all(Size picture) {
        return new Region(0, 0, picture);
    }

    /** What of it lies in a picture of that size; all of the picture where nothing does. */
    public Region within(Size picture) {
        int width = Math.min(size.width(), picture.width() - x);
        int height = Math.min(size.height(), picture.height() - y);
        return width > 0 && height > 0 ? new Region(x, y, new Size(width, height)) : all(picture);
    }
}
