package org.videostreamer.source.http;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PictureException;
import org.videostreamer.pixels.ImageFileDecoder;
import org.videostreamer.pixels.ImageHeader;
import org.videostreamer.source.FrameSink;

/** Makes frames of JPEG, PNG and TIFF files, numbers them from 0, and hands them over. For one thread. */
final class FileDelivery {

    private final FrameSink sink;
    private final BadPictures bad;
    private final CameraClock clock = new CameraClock();
    private long number;
    /** Whether a picture was handed over. */
    private boolean live;

    FileDelivery(FrameSink sink, BadPictures bad) {
        this.sink = sink;
        this.bad = bad;
    }

    /**
     * Hands over one picture that is complete now; counts it instead if it is no such file, and tells why while there was no
     * picture yet.
     *
     * @param file whose ownership passes to this call
     * @param timestamp what the camera says of when it was taken, seconds since the Unix epoch
     */
    void deliver(ByteBuf file, Optional<String> timestamp) {
        FrameTimes times = clock.picture(timestamp);
        ByteBuffer bytes = file.nioBuffer();
        boolean decodes = ImageHeader.isPng(bytes) || ImageHeader.isTiff(bytes);
        Optional<Frame> frame = decodes ? decoded(times, file) : jpeg(times, file);
        if (frame.isEmpty()) {
            bad.add();
            return;
        }
        number++;
        live = true;
        sink.deliver(frame.get());
    }

    private Optional<Frame> jpeg(FrameTimes times, ByteBuf file) {
        try {
            return Optional.of(Frame.ofJpeg(number, times, file, sink.pool()));
        } catch (PictureException e) {
            return Optional.empty();
        }
    }

    private Optional<Frame> decoded(FrameTimes times, ByteBuf file) {
        try {
            ByteBuffer bytes = file.nioBuffer();
            Optional<Frame> frame = ImageFileDecoder.decode(bytes, sink.pool())
                    .map(pixels -> Frame.ofPixels(number, times, pixels).withSentBits(ImageHeader.sampleBits(bytes)));
            if (frame.isEmpty()) {
                explain("a PNG or TIFF file that cannot be decoded");
            }
            return frame;
        } catch (PictureException e) {
            explain(e.getMessage());
            return Optional.empty();
        } finally {
            file.release();
        }
    }

    private void explain(String reason) {
        if (!live) {
            sink.waiting("the camera sends no picture: " + reason);
        }
    }
}
