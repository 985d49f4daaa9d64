package org.videostreamer.source.tango;

import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.pixels.PixelsMaker;
import org.videostreamer.pixels.RawPicture;

/** Makes pixels of Lima's images. Mode and size may change from image to image. For one thread, which closes it. */
final class ImageDecoder implements AutoCloseable {

    /** OpenCV's own limit for conversions; it also keeps all products of sides within a long. */
    private static final int LONGEST_SIDE = Short.MAX_VALUE;

    private final PixelsMaker maker = new PixelsMaker();

    /**
     * Decodes an image that has a picture.
     *
     * @param samples what its samples are, as large as those of the mode
     * @param bytes header and pixels; more than the mode needs is left alone
     * @return pixels that the caller owns
     * @throws PictureException if the mode is unknown or there are fewer bytes than it needs
     */
    Pixels decode(LimaHeader header, SampleType samples, byte[] bytes, PixelsPool pool) {
        LimaMode mode = LimaMode.of(header.mode());
        Size size = header.size();
        check(mode, size, bytes.length - header.headerSize());
        return maker.make(
                new RawPicture(mode.layout(), samples, header.order(), size, bytes, header.headerSize()), pool);
    }

    private static void check(LimaMode mode, Size size, int got) {
        if (size.width() > LONGEST_SIDE || size.height() > LONGEST_SIDE) {
            throw new PictureException("the size is " + size + ", expected sides of at most " + LONGEST_SIDE);
        }
        long expected = mode.bytes(size);
        if (got < expected) {
            throw new PictureException(
                    mode + " of " + size + ": expected " + expected + " bytes of pixels, got " + Math.max(0, got));
        }
    }

    @Override
    public void close() {
        maker.close();
    }
}
