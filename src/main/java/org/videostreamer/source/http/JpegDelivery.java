package org.videostreamer.source.http;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PictureException;
import org.videostreamer.source.FrameSink;

/** Makes frames of JPEG files, numbers them from 0, and hands them over. For one thread. */
final class JpegDelivery {

    private final FrameSink sink;
    private final BadPictures bad;
    private final CameraClock clock = new CameraClock();
    private long number;

    JpegDelivery(FrameSink sink, BadPictures bad) {
        this.sink = sink;
        this.bad = bad;
    }

    /**
     * Hands over one picture that is complete now; counts it instead if it is no JPEG file.
     *
     * @param file whose ownership passes to this call
     * @param timestamp what the camera says of when it was taken, seconds since the Unix epoch
     */
    void deliver(ByteBuf file, Optional<String> timestamp) {
        Frame frame;
        try {
            frame = Frame.ofJpeg(number, clock.picture(timestamp), file, sink.pool());
        } catch (PictureException e) {
            bad.add();
            return;
        }
        number++;
        sink.deliver(frame);
    }
}
