package org.videostreamer.pixels;

import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/**
 * How devices lay out pictures in bytes, rows one after the other. Gray, RGB by whatever order, and Bayer patterns come in
 * all types of samples, the others in bytes. YUV is BT.601 in limited range, where not said to be in full range.
 */
public enum PixelLayout {
    /** One sample a pixel. */
    GRAY,
    /** One colour a pixel, named by the first two of the first row and the first two of the second. */
    BAYER_RGGB,
    BAYER_GBRG,
    BAYER_GRBG,
    BAYER_BGGR,
    /** Red, green and blue of each pixel. */
    RGB,
    /** A row's red, its green, its blue. */
    RGB_ROWS,
    /** The picture's red, its green, its blue. */
    RGB_PLANES,
    BGR,
    /** Red first; the fourth byte means nothing. */
    RGBX,
    BGRX,
    /** Two bytes a pixel in the device's order, red in the highest bits. */
    RGB555,
    RGB565,
    /** Three planes: Y, then U and V at half the width and height. */
    I420,
    /** Three planes, colour at a quarter of the width. */
    PLANES_411,
    /** Three planes, colour at half the width. */
    PLANES_422,
    PLANES_444,
    /** U Y Y V Y Y for four pixels. */
    UYYVYY,
    /** U Y V Y for two pixels. */
    UYVY,
    UYV,
    /** In full range, and without regard to the ends of rows. */
    UYYVYY_FULL,
    UYVY_FULL,
    UYV_FULL;

    /** Bytes of a picture. Where a row has colour for several pixels, it has one more for what is left over. */
    public long bytes(SampleType samples, Size size) {
        long area = size.area();
        long height = size.height();
        return switch (this) {
            case GRAY, BAYER_RGGB, BAYER_GBRG, BAYER_GRBG, BAYER_BGGR -> area * samples.bytes();
            case RGB, RGB_ROWS, RGB_PLANES, BGR -> 3 * area * samples.bytes();
            case RGBX, BGRX -> 4 * area;
            case RGB555, RGB565 -> 2 * area;
            case I420 -> area + 2 * parts(size.width(), 2) * parts(size.height(), 2);
            case PLANES_411 -> area + 2 * parts(size.width(), 4) * height;
            case PLANES_422 -> area + 2 * parts(size.width(), 2) * height;
            case PLANES_444, UYV, UYV_FULL -> 3 * area;
            case UYYVYY -> parts(size.width(), 4) * 6 * height;
            case UYVY -> parts(size.width(), 2) * 4 * height;
            case UYYVYY_FULL -> (3 * area + 1) / 2;
            case UYVY_FULL -> 2 * area;
        };
    }

    /** What such a picture becomes here: the same where there is such a format, else blue, green and red. */
    PixelFormat format(SampleType samples) {
        return switch (this) {
            case GRAY -> PixelFormat.gray(samples);
            case RGB, RGB_ROWS, RGB_PLANES -> PixelFormat.RGB24;
            case I420 -> PixelFormat.I420;
            default -> PixelFormat.BGR24;
        };
    }

    private static long parts(int pixels, int of) {
        return (pixels + of - 1) / of;
    }
}
