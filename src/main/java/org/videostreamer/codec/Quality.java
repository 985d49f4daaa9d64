package org.videostreamer.codec;

import org.videostreamer.frame.Size;

/**
 * One scale of quality for all codecs: FFmpeg's {@code -q:v}, from 1 (best) to 31 (worst).
 *
 * <p>JPEG's scale of 100 follows it so that 4, the default, is JPEG's usual 75; the documentation holds the table.
 */
final class Quality {

    private static final int ADAPTIVE = -1;
    private static final long SMALL = 500_000;
    private static final long LARGE = 1_500_000;

    private Quality() {}

    /** The quantizer scale for pictures of this size: as given, or finer for small pictures and coarser for large. */
    static int quantizer(int quality, Size size) {
        if (quality != ADAPTIVE) {
            return quality;
        }
        if (size.area() <= SMALL) {
            return 3;
        }
        return size.area() <= LARGE ? 4 : 6;
    }

    /** JPEG's quality: 94, 88, 81, 75 for 1 to 4, then falling with the square root to 27 for 31. */
    static int jpeg(int quality, Size size) {
        int quantizer = quantizer(quality, size);
        double value = quantizer <= 4 ? 100 - 6.25 * quantizer : 75 * Math.sqrt(4.0 / quantizer);
        return (int) Math.round(value);
    }
}
