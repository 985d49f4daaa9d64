package org.videostreamer.source.tango;

import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;

/** Lima's video modes in the order of their numbers. The YUV modes are BT.601 in limited range. */
enum LimaMode {
    /** Grey, one to eight bytes a pixel. */
    Y8,
    Y16,
    Y32,
    Y64,
    /** Two bytes a pixel, red in the highest bits. */
    RGB555,
    RGB565,
    /** Red first in memory; the fourth byte of the 32-bit modes means nothing. */
    RGB24,
    RGB32,
    /** Blue first in memory. */
    BGR24,
    BGR32,
    /** One colour a pixel: red and green in the first row, green and blue in the second. */
    BAYER_RG8,
    BAYER_RG16,
    /** Blue and green in the first row, green and red in the second. */
    BAYER_BG8,
    BAYER_BG16,
    /** Three planes, colour at half the width and height. */
    I420,
    /** Three planes, colour at a quarter of the width. */
    YUV411,
    /** Three planes, colour at half the width. */
    YUV422,
    /** Three planes. */
    YUV444,
    /** U Y0 Y1 V Y2 Y3 for four pixels. */
    YUV411_PACKED,
    /** U Y0 V Y1 for two pixels. */
    YUV422_PACKED,
    /** U Y V. */
    YUV444_PACKED;

    private static final LimaMode[] ALL = values();

    /** @throws PictureException if there is no such mode */
    static LimaMode of(int number) {
        if (number >= ALL.length) {
            throw new PictureException("the mode is " + number + ", expected 0 to " + (ALL.length - 1));
        }
        return ALL[number];
    }

    /** Bytes of a picture. Where a row has colour for several pixels, it has one more for what is left over. */
    long bytes(Size size) {
        long height = size.height();
        return switch (this) {
            case Y8, BAYER_RG8, BAYER_BG8 -> size.area();
            case Y16, RGB555, RGB565, BAYER_RG16, BAYER_BG16 -> size.area() * 2;
            case RGB24, BGR24, YUV444, YUV444_PACKED -> size.area() * 3;
            case Y32, RGB32, BGR32 -> size.area() * 4;
            case Y64 -> size.area() * 8;
            case I420 -> size.area() + 2 * parts(size.width(), 2) * parts(size.height(), 2);
            case YUV411 -> size.area() + 2 * parts(size.width(), 4) * height;
            case YUV422 -> size.area() + 2 * parts(size.width(), 2) * height;
            case YUV411_PACKED -> parts(size.width(), 4) * 6 * height;
            case YUV422_PACKED -> parts(size.width(), 2) * 4 * height;
        };
    }

    private static long parts(int pixels, int of) {
        return (pixels + of - 1) / of;
    }
}
