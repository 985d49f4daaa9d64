package org.videostreamer.codec;

import org.videostreamer.frame.Size;

/**
 * One scale of quality for all codecs: FFmpeg's {@code -q:v}, from 1 (best) to 31 (worst).
 *
 * <p>JPEG's scale of 100 follows it so that 4, the default, is JPEG's usual 75. VP8 and H.264 take the quantizer whose
 * step is nearest to MPEG-1's. The documentation holds the tables.
 */
final class Quality {

    private static final int ADAPTIVE = -1;
    private static final long SMALL = 500_000;
    private static final long LARGE = 1_500_000;

    /**
     * libvpx's quantizer, 0 to 63, for 1 to 31: the one whose AC step (RFC 6386 section 14.1) is nearest to four times
     * the scale, because VP8's transform is twice as large as MPEG's and MPEG's step twice its scale.
     */
    private static final int[] VP8 = {
        0, 4, 7, 10, 13, 16, 19, 23, 27, 29, 31, 33, 35, 37, 38, 39, //
        40, 41, 42, 42, 43, 44, 44, 45, 46, 46, 47, 48, 48, 49, 49
    };
    /** The least that OpenH264's rate control takes. */
    private static final int LEAST_H264 = 12;

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

    /** libvpx's quantizer, 0 best to 63 worst. */
    static int vp8(int quality, Size size) {
        return VP8[quantizer(quality, size) - 1];
    }

    /** H.264's QP, 12 to 40 of its 0 to 51: its step doubles every six and is 1 at 4 (ITU-T H.264, 8.5.9). */
    static int h264(int quality, Size size) {
        double step = 2.0 * quantizer(quality, size);
        return Math.max(LEAST_H264, (int) Math.round(4 + 6 * Math.log(step) / Math.log(2)));
    }
}
