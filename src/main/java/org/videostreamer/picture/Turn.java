package org.videostreamer.picture;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Size;

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

    /** The size of a turned picture. */
    Size of(Size size) {
        return transposed ? new Size(size.height(), size.width()) : size;
    }

    /** The turned picture, as one more owner of pixels. */
    Pixels of(Pixels in) {
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
