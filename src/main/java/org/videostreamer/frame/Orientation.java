package org.videostreamer.frame;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;

/** What has to be done to a coded picture so that it is the right way up (EXIF 2.32, tag 0x0112, values 1 to 8). */
final class Orientation {

    /** The picture is coded as it is to be seen. */
    static final int UPRIGHT = 1;

    private static final int FIRST_WITH_SIDES_EXCHANGED = 5;
    private static final int UPSIDE_DOWN = 0;
    private static final int LEFT_TO_RIGHT = 1;
    private static final int BOTH = -1;

    private Orientation() {}

    static boolean exchangesSides(int orientation) {
        return orientation >= FIRST_WITH_SIDES_EXCHANGED;
    }

    /**
     * The picture the right way up.
     *
     * @param coded whose ownership passes to this call, also when it throws
     * @param orientation 1 to 8
     * @return pixels that the caller owns
     */
    static Pixels upright(Pixels coded, int orientation) {
        return switch (orientation) {
            case 2 -> flipped(coded, LEFT_TO_RIGHT);
            case 3 -> flipped(coded, BOTH);
            case 4 -> flipped(coded, UPSIDE_DOWN);
            case 5 -> transposed(coded);
            case 6 -> flipped(transposed(coded), LEFT_TO_RIGHT);
            case 7 -> flipped(transposed(coded), BOTH);
            case 8 -> flipped(transposed(coded), UPSIDE_DOWN);
            default -> coded;
        };
    }

    private static Pixels flipped(Pixels in, int code) {
        try {
            // OpenCV flips in place.
            flip(in.mat(), in.mat(), code);
            return in;
        } catch (RuntimeException | Error e) {
            in.release();
            throw e;
        }
    }

    private static Pixels transposed(Pixels in) {
        try {
            Size exchanged = new Size(in.size().height(), in.size().width());
            return in.pool().make(in.format(), exchanged, out -> transpose(in.mat(), out.mat()));
        } finally {
            in.release();
        }
    }
}
