package org.videostreamer.source.media;

import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.source.FrameSink;

/** Hands pictures to the sink, numbered from 0, with the time of the handing over. Used by one thread. */
final class Delivery {

    private final FrameSink sink;
    private long number;

    Delivery(FrameSink sink) {
        this.sink = sink;
    }

    PixelsPool pool() {
        return sink.pool();
    }

    /** @param pixels their ownership passes on */
    void pixels(Pixels pixels) {
        deliver(Frame.ofPixels(number, FrameTimes.now(), pixels));
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
