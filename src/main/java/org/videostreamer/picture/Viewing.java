package org.videostreamer.picture;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Optional;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Size;

/**
 * Makes one {@link View} of a stream's frames, once for all renditions that show it: whoever asks first makes the
 * picture, others wait and share it. Any thread may ask.
 */
public final class Viewing implements AutoCloseable {

    private final View view;
    private Optional<Frame> source = Optional.empty();
    private Optional<Frame> result = Optional.empty();
    private boolean closed;

    /** @param view what to make */
    public Viewing(View view) {
        this.view = view;
    }

    /**
     * The frame as this view shows it, with the same identity; the frame itself if nothing is to be done.
     *
     * @return a frame that the caller owns and must release
     * @throws org.videostreamer.frame.PictureException if the frame cannot be decoded
     */
    public synchronized Frame of(Frame frame) {
        if (view.isIdentityFor(frame.size())) {
            return frame.retain();
        }
        if (closed) {
            return make(frame);
        }
        if (source.filter(last -> last == frame).isEmpty()) {
            forget();
            result = Optional.of(make(frame));
            source = Optional.of(frame.retain());
        }
        return result.get().retain();
    }

    /** Lets go of the last picture; who still asks gets one of its own. */
    @Override
    public synchronized void close() {
        closed = true;
        forget();
    }

    private void forget() {
        source.ifPresent(Frame::release);
        result.ifPresent(Frame::release);
        source = Optional.empty();
        result = Optional.empty();
    }

    private Frame make(Frame frame) {
        Pixels sized = sized(frame.pixels(), view.sizeFor(frame.size()));
        Pixels seen = view.flip() ? flipped(sized) : sized;
        return frame.isSignal()
                ? Frame.ofPixels(frame.number(), frame.times(), seen)
                : Frame.ofNoSignal(frame.number(), frame.times(), seen);
    }

    private static Pixels sized(Pixels in, Size size) {
        if (in.size().equals(size)) {
            return in.retain();
        }
        Pixels out = in.pool().take(in.format(), size);
        boolean smaller = size.area() < in.size().area();
        try (var target = new org.bytedeco.opencv.opencv_core.Size(size.width(), size.height())) {
            resize(in.mat(), out.mat(), target, 0, 0, smaller ? INTER_AREA : INTER_LINEAR);
        }
        return out;
    }

    private static Pixels flipped(Pixels in) {
        Pixels out = in.pool().take(in.format(), in.size());
        flip(in.mat(), out.mat(), 0);
        in.release();
        return out;
    }
}
