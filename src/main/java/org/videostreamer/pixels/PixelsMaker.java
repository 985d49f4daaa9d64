package org.videostreamer.pixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.videostreamer.frame.LinearTone;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.natives.NativeLibraries;

/**
 * Makes pixels of what devices send. Gray keeps its samples as they are; colour becomes 8 bits, by the range that its
 * samples were seen to use. Layout and size may change from picture to picture. One thread, which closes it.
 */
public final class PixelsMaker implements AutoCloseable {

    private final RangeGuess guess = new RangeGuess();
    private final ColourConversion colours;
    private final ScratchMemory input;
    private final ScratchMemory shades;

    /** Loads OpenCV. */
    public PixelsMaker() {
        NativeLibraries.loadOpenCv();
        colours = new ColourConversion();
        input = new ScratchMemory();
        shades = new ScratchMemory();
    }

    /**
     * Makes a picture.
     *
     * @param picture whose bytes are all there
     * @return pixels that the caller owns and must release
     * @throws org.videostreamer.frame.PictureTooLargeException if it has more pixels than a picture may have
     */
    public Pixels make(RawPicture picture, PixelsPool pool) {
        return pool.make(picture.layout().format(picture.samples()), picture.size(), out -> {
            switch (picture.layout()) {
                case GRAY -> picture.writeTo(out.bytes());
                case I420 -> planes(picture.bytes(), picture.start(), out);
                case RGB, BGR -> direct(picture, out);
                default -> colours.convert(picture.layout(), eightBits(picture), picture.order(), out.mat());
            }
        });
    }

    private void direct(RawPicture picture, Pixels out) {
        if (picture.isShades()) {
            picture.writeTo(out.bytes());
        } else {
            reduce(picture, out.bytes());
        }
    }

    /** The picture in native memory, its samples of 8 bits; valid until the next call. */
    private BytePointer eightBits(RawPicture picture) {
        if (picture.isShades()) {
            return input.copy(picture.bytes(), picture.start(), picture.length());
        }
        int count = picture.length() / picture.samples().bytes();
        BytePointer reduced = shades.of(count);
        reduce(picture, buffer(reduced, count));
        return reduced;
    }

    private void reduce(RawPicture picture, ByteBuffer out) {
        int length = picture.length();
        ByteBuffer samples = buffer(input.of(length), length);
        picture.writeTo(samples.duplicate());
        SampleType type = picture.samples();
        LinearTone.apply(type, samples, guess.of(type, samples), out);
    }

    private static ByteBuffer buffer(BytePointer memory, int length) {
        return memory.asByteBuffer().limit(length).order(ByteOrder.nativeOrder());
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
        colours.close();
        input.close();
        shades.close();
    }
}
