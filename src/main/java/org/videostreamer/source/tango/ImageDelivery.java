package org.videostreamer.source.tango;

import java.util.Optional;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.PictureDelivery;
import org.videostreamer.source.SourceException;

/** Makes frames of Lima's images and hands them over. For one thread, which closes it. */
final class ImageDelivery implements AutoCloseable {

    private final DeviceName name;
    private final FrameSink sink;
    private final PictureDelivery delivery;
    private final BadImages bad;
    private final ImageDecoder decoder = new ImageDecoder();
    private boolean waiting;
    private boolean delivered;
    private long newest = -1;

    ImageDelivery(DeviceName name, FrameSink sink, BadImages bad) {
        this.name = name;
        this.sink = sink;
        this.delivery = new PictureDelivery(sink, "it cannot be converted");
        this.bad = bad;
    }

    /**
     * Hands over one image that has just arrived; counts it instead if it cannot be shown.
     *
     * @throws SourceException if there were only bad ones for too long
     */
    void deliver(EncodedImage image) throws SourceException {
        FrameTimes times = FrameTimes.now();
        Optional<String> trouble = delivery.deliver(() -> frame(image, times));
        if (trouble.isPresent()) {
            bad.bad(trouble.get());
        } else {
            bad.good();
        }
    }

    /** Empty if the device has no picture. */
    private Optional<Frame> frame(EncodedImage image, FrameTimes times) {
        LimaHeader header = LimaHeader.parse(image);
        newest = header.frameNumber();
        if (header.isEmpty()) {
            noPicture();
            return Optional.empty();
        }
        Frame frame = Frame.ofPixels(header.frameNumber(), times, decoder.decode(header, image.bytes(), sink.pool()));
        delivered = true;
        return Optional.of(frame);
    }

    /** Whether the image handed over last has this number. */
    boolean isNewest(long counter) {
        return delivered && counter == newest;
    }

    /**
     * The device has none. Told only before the first picture: once live, a camera that falls silent is the watchdog's
     * to judge.
     */
    void noPicture() {
        bad.good();
        if (!delivered && !waiting) {
            waiting = true;
            sink.waiting("waiting for the first image of " + name);
        }
    }

    @Override
    public void close() {
        decoder.close();
    }
}
