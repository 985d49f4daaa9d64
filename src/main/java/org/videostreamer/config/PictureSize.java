package org.videostreamer.config;

/**
 * The size in which a source is shown. Zero for both sides keeps the camera's own size, zero for one keeps its aspect.
 *
 * @param width columns, 0 to {@value #LARGEST}
 * @param height rows, 0 to {@value #LARGEST}
 */
public record PictureSize(int width, int height) {

    /** The longest side of a JPEG picture. */
    public static final int LARGEST = 65535;

    /** The camera's own size. */
    public static final PictureSize OF_SOURCE = new PictureSize(0, 0);

    @Override
    public String toString() {
        return width + "," + height;
    }
}
