package org.videostreamer.codec;

import org.videostreamer.frame.Size;

/**
 * How a picture is made to fit into a codec.
 *
 * @param picture the size to which it is scaled
 * @param canvas the size that is encoded; where it is larger, the picture stands in its middle
 * @param why what the codec holds, for people; empty where the picture fits as it is
 */
public record Fit(Size picture, Size canvas, String why) {

    /** A picture that fits as it is. */
    public static Fit asItIs(Size size) {
        return new Fit(size, size, "");
    }

    /** Whether nothing is to be done. */
    public boolean isAsItIs() {
        return why.isEmpty();
    }
}
