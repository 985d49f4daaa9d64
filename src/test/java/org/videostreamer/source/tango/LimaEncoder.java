package org.videostreamer.source.tango;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.videostreamer.frame.Size;

/** Writes pictures as Lima does, from the description of its modes and pixel by pixel. */
final class LimaEncoder {

    /** Grey values of more than 8 bits use this many. */
    static final int DEPTH = 12;

    private final Picture picture;
    private final Size size;
    private final ByteBuffer out;

    private LimaEncoder(Picture picture, Size size, ByteBuffer out) {
        this.picture = picture;
        this.size = size;
        this.out = out;
    }

    /** Header and pixels, followed by {@code padding} bytes. */
    static byte[] encode(Picture picture, LimaMode mode, Size size, ByteOrder order, long number, int padding) {
        int length = (int) mode.bytes(size);
        ByteBuffer out = header(mode, size, order, number, length + padding).order(order);
        LimaEncoder encoder = new LimaEncoder(picture, size, out);
        encoder.write(mode);
        return out.array();
    }

    /** What a camera without a picture sends. */
    static byte[] noPicture() {
        return header(LimaMode.Y8, new Size(-1, -1), ByteOrder.LITTLE_ENDIAN, -1, 0)
                .array();
    }

    private static ByteBuffer header(LimaMode mode, Size size, ByteOrder order, long number, int length) {
        return ByteBuffer.allocate(LimaHeader.BYTES + length)
                .putInt(0x5644454F)
                .putShort((short) 1)
                .putShort((short) mode.ordinal())
                .putLong(number)
                .putInt(size.width())
                .putInt(size.height())
                .putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0 : 1))
                .putShort((short) LimaHeader.BYTES)
                .putInt(0);
    }

    private void write(LimaMode mode) {
        switch (mode) {
            case Y8 -> each(1, 1, (x, y) -> put(picture.grey(x, y)));
            case Y16 -> each(1, 1, (x, y) -> out.putShort((short) (picture.grey(x, y) << DEPTH - 8)));
            case Y32 -> each(1, 1, (x, y) -> out.putInt(picture.grey(x, y) << DEPTH - 8));
            case Y64 -> each(1, 1, (x, y) -> out.putLong((long) picture.grey(x, y) << DEPTH - 8));
            case RGB555 ->
                each(1, 1, (x, y) -> out.putShort((short) (r(x, y) >> 3 << 10 | g(x, y) >> 3 << 5 | b(x, y) >> 3)));
            case RGB565 ->
                each(1, 1, (x, y) -> out.putShort((short) (r(x, y) >> 3 << 11 | g(x, y) >> 2 << 5 | b(x, y) >> 3)));
            case RGB24 -> each(1, 1, (x, y) -> put(r(x, y), g(x, y), b(x, y)));
            case RGB32 -> each(1, 1, (x, y) -> put(r(x, y), g(x, y), b(x, y), 77));
            case BGR24 -> each(1, 1, (x, y) -> put(b(x, y), g(x, y), r(x, y)));
            case BGR32 -> each(1, 1, (x, y) -> put(b(x, y), g(x, y), r(x, y), 77));
            case BAYER_RG8 -> each(1, 1, (x, y) -> put(bayer(x, y, 0)));
            case BAYER_RG16 -> each(1, 1, (x, y) -> out.putShort((short) (bayer(x, y, 0) << DEPTH - 8)));
            case BAYER_BG8 -> each(1, 1, (x, y) -> put(bayer(x, y, 1)));
            case BAYER_BG16 -> each(1, 1, (x, y) -> out.putShort((short) (bayer(x, y, 1) << DEPTH - 8)));
            case I420 -> planes(2, 2);
            case YUV411 -> planes(4, 1);
            case YUV422 -> planes(2, 1);
            case YUV444 -> planes(1, 1);
            case YUV411_PACKED ->
                each(4, 1, (x, y) -> put(u(x, y), luma(x, y), luma(x + 1, y), v(x, y), luma(x + 2, y), luma(x + 3, y)));
            case YUV422_PACKED -> each(2, 1, (x, y) -> put(u(x, y), luma(x, y), v(x, y), luma(x + 1, y)));
            case YUV444_PACKED -> each(1, 1, (x, y) -> put(u(x, y), luma(x, y), v(x, y)));
        }
    }

    private void planes(int across, int down) {
        each(1, 1, (x, y) -> put(luma(x, y)));
        each(across, down, (x, y) -> put(u(x, y)));
        each(across, down, (x, y) -> put(v(x, y)));
    }

    @FunctionalInterface
    private interface At {
        void visit(int x, int y);
    }

    private void each(int across, int down, At at) {
        for (int y = 0; y < size.height(); y += down) {
            for (int x = 0; x < size.width(); x += across) {
                at.visit(x, y);
            }
        }
    }

    private void put(int... bytes) {
        for (int value : bytes) {
            out.put((byte) value);
        }
    }

    /** @param first 0 where red comes first, 1 where blue does */
    private int bayer(int x, int y, int first) {
        if ((x & 1) != (y & 1)) {
            return g(x, y);
        }
        return (y & 1) == first ? r(x, y) : b(x, y);
    }

    private int r(int x, int y) {
        return inside(x, y) >> 16;
    }

    private int g(int x, int y) {
        return inside(x, y) >> 8 & 0xFF;
    }

    private int b(int x, int y) {
        return inside(x, y) & 0xFF;
    }

    private int inside(int x, int y) {
        return picture.rgb(Math.min(x, size.width() - 1), y);
    }

    // ITU-R BT.601, limited range.
    private int luma(int x, int y) {
        return (int) Math.round(16 + (65.738 * r(x, y) + 129.057 * g(x, y) + 25.064 * b(x, y)) / 256);
    }

    private int u(int x, int y) {
        return (int) Math.round(128 + (-37.945 * r(x, y) - 74.494 * g(x, y) + 112.439 * b(x, y)) / 256);
    }

    private int v(int x, int y) {
        return (int) Math.round(128 + (112.439 * r(x, y) - 94.154 * g(x, y) - 18.285 * b(x, y)) / 256);
    }
}
