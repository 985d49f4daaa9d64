package org.videostreamer.picture;

import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Size;

/** Makes a picture fit for a codec that does not hold its size. */
public final class Fitting {

    private Fitting() {}

    /**
     * The frame in another size, with the same identity.
     *
     * @param picture the size to which the picture is scaled
     * @param canvas the size of the result, in whose middle the picture stands
     * @return a frame that the caller owns and must release
     * @throws org.videostreamer.frame.PictureException if the frame cannot be decoded
     */
    public static Frame fit(Frame frame, Size picture, Size canvas) {
        Pixels scaled = Resizing.scaled(frame.pixels(), picture);
        try {
            return Viewing.like(frame, Resizing.framed(scaled, canvas));
        } finally {
            scaled.release();
        }
    }
}
