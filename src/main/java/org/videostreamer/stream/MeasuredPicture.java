package org.videostreamer.stream;

import java.util.function.Function;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Pixels;
import org.videostreamer.measure.Span;
import org.videostreamer.picture.Luma;

/**
 * A picture that is looked at as numbers, for the length of a call.
 *
 * @param frame as it came
 * @param gray its samples as they came, or the luma of one in colour; one sample a pixel
 * @param window of its values that the stream shows to those who ask for nothing special
 */
public record MeasuredPicture(Frame frame, Pixels gray, Span window) {

    /**
     * Looks at a frame.
     *
     * @param window tells which values of a picture the stream shows
     * @throws org.videostreamer.frame.PictureException if the frame cannot be decoded
     */
    static <T> T look(Frame frame, Function<Frame, Span> window, Function<MeasuredPicture, T> look) {
        Pixels gray = Luma.of(frame);
        try {
            return look.apply(new MeasuredPicture(frame, gray, window.apply(frame)));
        } finally {
            gray.release();
        }
    }
}
