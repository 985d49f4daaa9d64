package org.videostreamer.stream;

import java.util.Optional;
import java.util.function.Supplier;
import org.videostreamer.codec.Encoder;
import org.videostreamer.codec.Fit;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;
import org.videostreamer.picture.Fitting;
import org.videostreamer.picture.Viewing;

/**
 * The steps from a frame to its encoded form: the view, what makes that fit for the codec, the encoder. The encoder is
 * made when it is first needed, and anew after it was given up. For one thread at a time but for {@link #shown()}.
 */
final class Picturing implements AutoCloseable {

    /** How a frame is encoded, as a keyframe or as it comes. */
    interface Encoding {
        EncodedFrame encode(boolean keyframe);
    }

    private final Viewing viewing;
    private final Supplier<Encoder> encoders;
    private Optional<Encoder> encoder = Optional.empty();
    private volatile Optional<RenditionStatus.Shown> shown = Optional.empty();
    private volatile boolean untouched;

    Picturing(Viewing viewing, Supplier<Encoder> encoders) {
        this.viewing = viewing;
        this.encoders = encoders;
    }

    /** The frame as it came, if that is how it is shown and there is an encoder; the caller owns it. */
    Optional<EncodedFrame> passOn(Frame frame) {
        return encoder.filter(ready -> viewing.isIdentityFor(frame))
                .flatMap(ready -> ready.passOn(frame))
                .map(result -> {
                    untouched = true;
                    return made(frame, Fit.asItIs(frame.size()), result);
                });
    }

    /**
     * A picture was passed on as the camera sent it, or as it was made elsewhere: no encoder's next picture would follow it.
     *
     * @param camera the size of the camera's picture
     * @param size its own
     */
    void passedOn(Size camera, Size size) {
        close();
        tell(camera, size, "");
    }

    /** Whether the last picture went on in the form it came in. */
    boolean isUntouched() {
        return untouched;
    }

    /** The encoded frame as the view shows it, which the caller owns. */
    EncodedFrame encode(Frame frame, boolean keyframe) {
        Frame view = viewing.of(frame);
        try {
            return encodeView(view, keyframe);
        } finally {
            view.release();
        }
    }

    /** The encoded frame of a picture that is as it is to be seen; the caller owns it. */
    EncodedFrame encodeView(Frame view, boolean keyframe) {
        untouched = false;
        Encoder maker = encoder();
        Fit fit = maker.fit(view);
        if (fit.isAsItIs()) {
            return made(view, fit, maker.encode(view, keyframe));
        }
        Frame fitted = Fitting.fit(view, fit.picture(), fit.canvas());
        try {
            return made(view, fit, maker.encode(fitted, keyframe));
        } finally {
            fitted.release();
        }
    }

    private EncodedFrame made(Frame view, Fit fit, EncodedFrame result) {
        if (view.isSignal()) {
            tell(view.size(), result.size(), fit.why());
        }
        return result;
    }

    private void tell(Size from, Size to, String why) {
        boolean same = shown.filter(
                        last -> last.from().equals(from) && last.to().equals(to))
                .isPresent();
        if (!same) {
            shown = Optional.of(new RenditionStatus.Shown(from, to, why));
        }
    }

    private Encoder encoder() {
        if (encoder.isEmpty()) {
            encoder = Optional.of(encoders.get());
        }
        return encoder.get();
    }

    /** How the camera's last picture was made, if there was one. */
    Optional<RenditionStatus.Shown> shown() {
        return shown;
    }

    /** Gives the encoder up; the next picture gets a new one. */
    @Override
    public void close() {
        Optional<Encoder> last = encoder;
        encoder = Optional.empty();
        last.ifPresent(Encoder::close);
    }
}
