package org.videostreamer.frame;

/**
 * Width and height of a picture in pixels.
 *
 * @param width columns
 * @param height rows
 */
public record Size(int width, int height) {

    /** Whether both sides are at least one pixel. */
    public boolean isPicture() {
        return width > 0 && height > 0;
    }

    /** The smallest size of even sides that holds this one, as 4:2:0 chroma needs it. */
    public Size even() {
        return new Size(width + (width & 1), height + (height & 1));
    }

    /** This size, or the largest of its aspect whose sides are no longer. */
    public Size within(int longest) {
        return within(new Size(longest, longest));
    }

    /** This size, or the largest of its aspect that is neither wider nor higher. */
    public Size within(Size most) {
        if (width <= most.width && height <= most.height) {
            return this;
        }
        return (long) width * most.height >= (long) height * most.width
                ? new Size(most.width, scaled(height, most.width, width))
                : new Size(scaled(width, most.height, height), most.height);
    }

    private static int scaled(int side, int numerator, int denominator) {
        return Math.max(1, (int) ((long) side * numerator / denominator));
    }

    /** Number of pixels. */
    public long area() {
        return (long) width * height;
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
