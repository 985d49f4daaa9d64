package org.videostreamer.source.test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/**
 * The test card of a deep camera, all of whose samples are known. From above: a ramp over all values in the upper quarter;
 * a dim ground with a disc twice as bright, of which a screen that shows all values shows next to nothing; a mark of the
 * highest value and one of the disc's, which move to the right by {@value #STEP} pixels a frame; and {@link FrameStrip}.
 */
final class DeepCard implements Card {

    private static final int STEP = 4;
    private static final int RAMP_PART = 4;
    private static final int GROUND_PART = 128;
    private static final int DISC_PART = 64;
    /** The disc's radius and the marks' sides are these parts of the height. */
    private static final int RADIUS_PART = 6;

    private static final int MARK_PART = 16;

    private final PixelFormat format;
    private final SampleRange range;
    private final Size size;
    private final ByteBuffer still;

    private DeepCard(PixelFormat format, SampleRange range, Size size) {
        this.format = format;
        this.range = range;
        this.size = size;
        this.still = ByteBuffer.allocate(format.bytes(size)).order(ByteOrder.nativeOrder());
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                put(still, x, y, still(x, y));
            }
        }
    }

    /** Of 16 bits, of which so many are used. */
    static DeepCard ofBits(int bits, Size size) {
        return new DeepCard(PixelFormat.GRAY16, SampleRange.ofBits(SampleType.UINT16, bits), size);
    }

    /** From 0 to 1. */
    static DeepCard ofFloats(Size size) {
        return new DeepCard(PixelFormat.GRAY_F32, SampleRange.told(SampleType.FLOAT32, 0, 1), size);
    }

    @Override
    public PixelFormat format() {
        return format;
    }

    @Override
    public SampleRange range() {
        return range;
    }

    @Override
    public void draw(Pixels pixels, long number, Instant time) {
        ByteBuffer out = pixels.bytes();
        out.put(0, still, 0, still.capacity());
        int side = size.height() / MARK_PART;
        int left = (int) (number * STEP % (size.width() - side));
        fill(out, left, size.height() * 3 / 4, side, side, range.highest());
        fill(out, left, size.height() * 3 / 4 + side, side, side, range.highest() / DISC_PART);
        int strip = size.height() / FrameStrip.HEIGHT_PART;
        for (int cell = 0; cell < FrameStrip.CELLS; cell++) {
            int from = size.width() * cell / FrameStrip.CELLS;
            int to = size.width() * (cell + 1) / FrameStrip.CELLS;
            double value = FrameStrip.isWhite(cell, number) ? range.highest() : 0;
            fill(out, from, size.height() - strip, to - from, strip, value);
        }
    }

    private double still(int x, int y) {
        if (y < size.height() / RAMP_PART) {
            return range.highest() * x / (size.width() - 1);
        }
        long across = x - size.width() / 2;
        long down = y - size.height() / 2;
        long radius = size.height() / RADIUS_PART;
        boolean disc = across * across + down * down <= radius * radius;
        return range.highest() / (disc ? DISC_PART : GROUND_PART);
    }

    private void fill(ByteBuffer out, int left, int top, int width, int height, double value) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                put(out, x, y, value);
            }
        }
    }

    /** Whole numbers are rounded down. */
    private void put(ByteBuffer out, int x, int y, double value) {
        int at = y * size.width() + x;
        if (format == PixelFormat.GRAY16) {
            out.putShort(at * Short.BYTES, (short) value);
        } else {
            out.putFloat(at * Float.BYTES, (float) value);
        }
    }

    @Override
    public void close() {
        // its memory is Java's
    }
}
