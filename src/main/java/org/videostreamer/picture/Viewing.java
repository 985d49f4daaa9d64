package org.videostreamer.picture;

import java.util.Optional;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.Size;
import org.videostreamer.frame.Turn;

/**
 * Makes one {@link View} of a stream's frames, once for all renditions that show it: whoever asks first makes the
 * picture, others wait and share it. Any thread may ask.
 */
public class Viewing implements AutoCloseable {

    private final View view;
    private final AutoWindows windows;
    private final Toning toning;
    private Optional<Frame> source = Optional.empty();
    private Optional<Frame> result = Optional.empty();
    private boolean closed;

    /**
     * Makes nothing yet.
     *
     * @param view what to make
     * @param windows those that follow the stream's pictures, for all of its views
     */
    public Viewing(View view, AutoWindows windows) {
        this.view = view;
        this.windows = windows;
        this.toning = new Toning(view.tone());
    }

    /** A view of which there is no other of its stream. */
    public Viewing(View view) {
        this(view, new AutoWindows());
    }

    /** Whether this view shows the frame as it is. */
    public boolean isIdentityFor(Frame frame) {
        return view.isIdentityFor(frame.size()) && !frame.isDeep();
    }

    /**
     * The frame as this view shows it, with the same identity; the frame itself if nothing is to be done.
     *
     * @return a frame that the caller owns and must release
     * @throws org.videostreamer.frame.PictureException if the frame cannot be decoded
     */
    public synchronized Frame of(Frame frame) {
        if (isIdentityFor(frame)) {
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
        Size size = view.sizeFor(frame.size());
        // Words stay readable: a card is never cut, turned, mirrored or toned.
        Region part = frame.isSignal() ? view.partOf(frame.size()) : Region.all(frame.size());
        Turn turn = frame.isSignal() ? view.turn() : Turn.NONE;
        boolean toned = frame.isDeep() || frame.isSignal() && !view.tone().isPlain();
        // Scaled first, the smaller picture is turned.
        Pixels sized = toned ? toned(frame, part, turn.of(size)) : Resizing.scaled(frame.pixels(), part, turn.of(size));
        try {
            return like(frame, turn.of(sized));
        } finally {
            sized.release();
        }
    }

    private Pixels toned(Frame frame, Region part, Size size) {
        Pixels samples = frame.isDeep() ? frame.samples() : frame.pixels();
        return toning.of(
                samples,
                part,
                size,
                windows.of(frame, view.tone()),
                frame.range().highest());
    }

    /** A frame of other pixels, whose ownership passes to it, with the identity of this one. */
    static Frame like(Frame frame, Pixels seen) {
        return frame.isSignal()
                ? Frame.ofPixels(frame.number(), frame.times(), seen)
                : Frame.ofNoSignal(frame.number(), frame.times(), seen);
    }
}
