package org.videostreamer.frame;

/** Layouts of uncompressed pictures. Rows follow each other without gaps. */
public enum PixelFormat {
    /** Three bytes a pixel: blue, green, red; full range. OpenCV's own order. */
    BGR24,
    /** Three bytes a pixel: red, green, blue; full range. */
    RGB24,
    /** One byte a pixel, full range. */
    GRAY8,
    /**
     * Planar 4:2:0, BT.601, limited range (16 to 235): all of Y, then U, then V. The memory always has even sides
     * ({@link Size#even()}); the picture may be one column or row smaller, its last one is then repeated.
     */
    I420;

    /** Bytes that a picture of this size takes. */
    public int bytes(Size size) {
        long bytes =
                switch (this) {
                    case BGR24, RGB24 -> size.area() * 3;
                    case GRAY8 -> size.area();
                    case I420 -> size.even().area() * 3 / 2;
                };
        return Math.toIntExact(bytes);
    }
}
