package org.videostreamer.source.tango;

import java.nio.ByteBuffer;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.source.ScratchMemory;

/**
 * Makes pixels of Lima's images, as they are where there is such a layout, else converted. Mode and size may
 * change from image to image. For one thread, which closes it.
 */
final class ImageDecoder implements AutoCloseable {

    /** OpenCV's own limit for conversions; it also keeps all products of sides within a long. */
    private static final int LONGEST_SIDE = Short.MAX_VALUE;

    private final ScratchMemory memory = new ScratchMemory();
    private final GreyDepth depth = new GreyDepth();
    private final ColourConversion colours = new ColourConversion();
    private LimaMode lastMode = LimaMode.Y8;

    /**
     * Decodes an image that has a picture.
     *
     * @param bytes header and pixels; more than the mode needs is left alone
     * @return pixels that the caller owns
     * @throws PictureException if the mode is unknown or there are fewer bytes than it needs
     */
    Pixels decode(LimaHeader header, byte[] bytes, PixelsPool pool) {
        LimaMode mode = LimaMode.of(header.mode());
        Size size = header.size();
        check(mode, size, bytes.length - header.headerSize());
        if (mode != lastMode) {
            depth.reset();
            lastMode = mode;
        }
        return pool.make(format(mode), size, out -> fill(out, mode, header, bytes));
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

    private static PixelFormat format(LimaMode mode) {
        return switch (mode) {
            case Y8, Y16, Y32, Y64 -> PixelFormat.GRAY8;
            case RGB24 -> PixelFormat.RGB24;
            case I420 -> PixelFormat.I420;
            default -> PixelFormat.BGR24;
        };
    }

    private void fill(Pixels out, LimaMode mode, LimaHeader header, byte[] bytes) {
        int start = header.headerSize();
        int length = (int) mode.bytes(out.size());
        switch (mode) {
            case Y8, RGB24, BGR24 -> out.bytes().put(bytes, start, length);
            case I420 -> planes(bytes, start, out);
            case Y32 -> depth.scale32(bytes, start, header.order(), out);
            case Y64 -> depth.scale64(bytes, start, header.order(), out);
            case Y16 -> depth.scale16(memory.copy(bytes, start, length), header.order(), out.mat());
            case BAYER_RG16, BAYER_BG16 ->
                colours.bayer16(mode, depth, memory.copy(bytes, start, length), header.order(), out.mat());
            default -> colours.convert(mode, memory.copy(bytes, start, length), header.order(), out.mat());
        }
    }

    /** Copies I420 planes to memory whose sides are even, as pictures are kept here. */
    private static void planes(byte[] bytes, int start, Pixels out) {
        Size size = out.size();
        Size even = size.even();
        ByteBuffer target = out.bytes();
        int at = start;
        for (int y = 0; y < size.height(); y++) {
            target.put(bytes, at, size.width());
            at += size.width();
            if (even.width() > size.width()) {
                target.put(bytes[at - 1]);
            }
        }
        if (even.height() > size.height()) {
            int last = (even.height() - 2) * even.width();
            target.put(target.position(), target, last, even.width());
            target.position(target.position() + even.width());
        }
        target.put(bytes, at, (int) even.area() / 2);
    }

    @Override
    public void close() {
        memory.close();
        colours.close();
    }
}
