package org.videostreamer.picture;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;

/** One sample a pixel of any picture. */
public final class Luma {

    private Luma() {}

    /**
     * The samples as they came, or the luma of a picture in colour (BT.601), for the caller, who owns them.
     *
     * @throws org.videostreamer.frame.PictureException if the frame cannot be decoded
     */
    public static Pixels of(Frame frame) {
        return frame.isDeep() ? frame.samples().retain() : of(frame.pixels());
    }

    /** The same of gray or BGR. */
    static Pixels of(Pixels picture) {
        return picture.format().isGray()
                ? picture.retain()
                : picture.pool()
                        .make(
                                PixelFormat.GRAY8,
                                picture.size(),
                                out -> cvtColor(picture.mat(), out.mat(), COLOR_BGR2GRAY));
    }
}
