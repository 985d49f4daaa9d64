package org.videostreamer.source.tango;

import java.util.Optional;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.log.PeerText;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.SourceException;

/** Makes frames of Lima's images and hands them over. For one thread, which closes it. */
final class ImageDelivery implements AutoCloseable {

    private final DeviceName name;
    private final FrameSink sink;
    private final BadImages bad;
    private final ImageDecoder decoder = new ImageDecoder();
    private boolean waiting;
    private boolean delivered;
    private long newest = -1;

    ImageDelivery(DeviceName name, FrameSink sink, BadImages bad) {
        this.name = name;
        this.sink = sink;
        this.bad = bad;
    }

    /**
     * Hands over one image that has just arrived; counts it instead if it cannot be shown.
     *
     * @throws SourceException if there were only bad ones for too long
     */
    void deliver(EncodedImage image) throws SourceException {
        FrameTimes times = FrameTimes.now();
        Optional<Frame> made;
        try {
            made = frame(image, times);
        } catch (PictureException | PictureTooLargeException e) {
            bad.bad(e.getMessage());
            return;
        } catch (RuntimeException e) {
            // OpenCV's, of what nobody has thought of: the next image may be better.
            bad.bad("it cannot be converted: " + PeerText.of(e.toString()));
            return;
        }
        if (made.isEmpty()) {
            noPicture();
            return;
        }
        try {
            sink.accept(made.get());
        } finally {
            made.get().release();
        }
        delivered = true;
        bad.good();
    }

    /** Empty if the device has no picture. */
    private Optional<Frame> frame(EncodedImage image, FrameTimes times) {
        LimaHeader header = LimaHeader.parse(image);
        newest = header.frameNumber();
        return header.isEmpty()
                ? Optional.empty()
                : Optional.of(Frame.ofPixels(
                        header.frameNumber(), times, decoder.decode(header, image.bytes(), sink.pool())));
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
