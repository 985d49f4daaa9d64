package org.videostreamer.codec;

import org.videostreamer.frame.Size;

/** The bit rate of VP8 and H.264 where nobody has asked for one. */
final class BitRate {

    private static final double LEAST = 300;
    private static final double MOST = 12_000;

    /** For 640x480 at 25 pictures a second. */
    private static final double USUAL = 1_500;

    private static final double USUAL_PIXELS = 640 * 480 * 25;
    /** Neighbours in larger and faster pictures are more alike. */
    private static final double GROWTH = 0.75;

    private BitRate() {}

    /** The kbit/s that such pictures need to look good in motion. */
    static int chosen(Size size, double fps) {
        double kbits = USUAL * Math.pow(size.area() * fps / USUAL_PIXELS, GROWTH);
        return (int) Math.round(Math.max(LEAST, Math.min(MOST, kbits)));
    }
}
