package org.videostreamer.frame;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;

/**
 * How a picture is turned and mirrored: any of the eight ways there are, as at most a transposition and then a mirroring.
 *
 * @param transposed whether rows become columns, first
 * @param leftRight whether left and right are swapped
 * @param upDown whether top and bottom are swapped
 */
public record Turn(boolean transposed, boolean leftRight, boolean upDown) {

    /** As it is. */
    public static final Turn NONE = new Turn(false, false, false);

    private static final int AROUND_X = 0;
    private static final int AROUND_Y = 1;
    private static final int AROUND_BOTH = -1;

    /**
     * First turned clockwise, then mirrored.
     *
     * @param degrees 0, 90, 180 or 270
     */
    public static Turn of(int degrees, boolean leftRight, boolean upDown) {
        boolean transposed = degrees == 90 || degrees == 270;
        boolean swapsSides = degrees == 90 || degrees == 180;
        boolean swapsEnds = degrees == 180 || degrees == 270;
        return new Turn(transposed, swapsSides != leftRight, swapsEnds != upDown);
    }

    /**
     * What makes a coded picture upright (EXIF 2.32, tag 0x0112).
     *
     * @param orientation 1 to 8; 1 is a picture that is coded as it is to be seen
     */
    static Turn ofExif(int orientation) {
        return switch (orientation) {
            case 2 -> new Turn(false, true, false);
            case 3 -> new Turn(false, true, true);
            case 4 -> new Turn(false, false, true);
            case 5 -> new Turn(true, false, false);
            case 6 -> new Turn(true, true, false);
            case 7 -> new Turn(true, true, true);
            case 8 -> new Turn(true, false, true);
            default -> NONE;
        };
    }

    /** The size of a turned picture. */
    public Size of(Size size) {
        return transposed ? new Size(size.height(), size.width()) : size;
    }

    /** The turned picture, as one more owner of pixels. */
    public Pixels of(Pixels in) {
        if (equals(NONE)) {
            return in.retain();
        }
        return in.pool().make(in.format(), of(in.size()), out -> {
            if (transposed) {
                transpose(in.mat(), out.mat());
            }
            if (leftRight || upDown) {
                // OpenCV mirrors in place too.
                flip(transposed ? out.mat() : in.mat(), out.mat(), axis());
            }
        });
    }

    private int axis() {
        return leftRight && upDown ? AROUND_BOTH : leftRight ? AROUND_Y : AROUND_X;
    }
}
