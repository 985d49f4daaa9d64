package org.videostreamer.source.tango;

import java.util.Optional;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Size;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.PictureDelivery;
import org.videostreamer.source.SourceException;

/** Makes frames of Lima's images and hands them over. For one thread, which closes it. */
final class ImageDelivery implements AutoCloseable {

    private final DeviceName name;
    private final LimaDevice device;
    private final FrameSink sink;
    private final PictureDelivery delivery;
    private final BadImages bad;
    private final ImageDecoder decoder = new ImageDecoder();
    private LimaMode askedMode = LimaMode.Y8;
    private Size askedSize = new Size(0, 0);
    private LimaSamples samples = LimaSamples.of(askedMode);
    private boolean waiting;
    private boolean delivered;
    private long newest = -1;

    ImageDelivery(DeviceName name, LimaDevice device, FrameSink sink, BadImages bad) {
        this.name = name;
        this.device = device;
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
        ask(LimaMode.of(header.mode()), header.size());
        Pixels pixels = decoder.decode(header, samples.type(), image.bytes(), sink.pool());
        Frame frame = Frame.ofPixels(header.frameNumber(), times, pixels)
                .withSentBits(samples.type().bits());
        delivered = true;
        return Optional.of(samples.range().map(frame::withRange).orElse(frame));
    }

    /** Mode and size are what the device's own words have to agree with; with others it may have changed more. */
    private void ask(LimaMode mode, Size size) {
        if (mode != askedMode || !size.equals(askedSize)) {
            askedMode = mode;
            askedSize = size;
            samples = device.samples()
                    .map(told -> LimaSamples.of(mode, size, told))
                    .orElseGet(() -> LimaSamples.of(mode));
        }
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
