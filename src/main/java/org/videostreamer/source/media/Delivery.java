package org.videostreamer.source.media;

import java.util.Optional;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.source.FrameSink;

/** Hands pictures to the sink, numbered from 0, with the time of the handing over. Used by one thread. */
final class Delivery {

    /** Pictures that a decoder may hold back, and more. */
    private static final int REMEMBERED = 64;

    private final FrameSink sink;
    private final FrameTimes[] passedOn = new FrameTimes[REMEMBERED];
    private Optional<String> told = Optional.empty();
    private long number;

    Delivery(FrameSink sink) {
        this.sink = sink;
    }

    PixelsPool pool() {
        return sink.pool();
    }

    /**
     * Hands over a picture.
     *
     * @param pixels their ownership passes on
     * @param bits of each sample as it came
     */
    void pixels(Pixels pixels, int bits) {
        deliver(Frame.ofPixels(number, FrameTimes.now(), pixels).withSentBits(bits));
    }

    /**
     * The pixels of a picture that was passed on as it came, under its number and times.
     *
     * @param pixels their ownership passes on
     * @param bits of each sample as it came
     */
    void pixels(long passed, Pixels pixels, int bits) {
        FrameTimes times = passedOn[(int) (passed % REMEMBERED)];
        sink.deliver(Frame.ofPixels(passed, times, pixels).withSentBits(bits));
    }

    /** Passes a picture on as it came. */
    void unit(MediaInput input) {
        FrameTimes times = FrameTimes.now();
        passedOn[(int) (number % REMEMBERED)] = times;
        sink.accept(input.unit(number, times));
        number++;
    }

    /** Tells why pictures are not passed on as they came, when that is another reason than before. */
    void reason(Optional<String> reason) {
        if (!reason.equals(told)) {
            told = reason;
            reason.ifPresent(sink::notAsSent);
        }
    }

    /** Passes a JPEG file on as it is; one without a readable header is left out. */
    void jpeg(byte[] bytes, int length) {
        Frame frame;
        try {
            frame = Frame.ofJpeg(number, FrameTimes.now(), bytes, 0, length, sink.pool());
        } catch (PictureException e) {
            return;
        }
        deliver(frame);
    }

    private void deliver(Frame frame) {
        number++;
        sink.deliver(frame);
    }
}
