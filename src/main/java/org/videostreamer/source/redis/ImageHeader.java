package org.videostreamer.source.redis;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.videostreamer.frame.Size;

/**
 * Tells image files from pixels, and reads the size that one claims, before anybody takes memory for it. Knows the kinds of files that are
 * decoded, and no other: PNG (W3C, section 11.2.1), TIFF 6.0, BMP, and WebP (RFC 9649).
 */
final class ImageHeader {

    private static final int JPEG = 0xFFD8FF;
    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int VP8 = 0x56503820;
    private static final int VP8L = 0x5650384C;
    private static final int VP8X = 0x56503858;
    private static final int TIFF_LITTLE = 0x49492A00;
    private static final int TIFF_BIG = 0x4D4D002A;
    private static final int BMP = 0x424D;
    private static final int BMP_CORE = 12;
    private static final int TIFF_ENTRY = 12;
    private static final int TIFF_SHORT = 3;
    private static final int TIFF_WIDTH = 256;
    private static final int TIFF_HEIGHT = 257;
    private static final int SIDE_14 = 0x3FFF;
    private static final int SHORT = 0xFFFF;

    private ImageHeader() {}

    /** Whether the first bytes are a JPEG file's, which are too odd for an accident. */
    static boolean isJpeg(byte[] file, int length) {
        return length >= 3 && ((file[0] & 0xFF) << 16 | (file[1] & 0xFF) << 8 | file[2] & 0xFF) == JPEG;
    }

    /** Whether the first bytes are a PNG file's, which are too long for an accident. */
    static boolean isPng(byte[] file, int length) {
        return length >= Long.BYTES && ByteBuffer.wrap(file).getLong(0) == PNG;
    }

    /** The size, which may be no picture's; empty if it is none of these files. */
    static Optional<Size> size(byte[] file, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(file, 0, length).slice();
        try {
            int start = bytes.getInt(0);
            if (bytes.getShort(0) == BMP) {
                return Optional.of(bmp(bytes.order(ByteOrder.LITTLE_ENDIAN)));
            } else if (start == TIFF_LITTLE) {
                return Optional.of(tiff(bytes.order(ByteOrder.LITTLE_ENDIAN)));
            } else if (start == TIFF_BIG) {
                return Optional.of(tiff(bytes));
            } else if (start == RIFF && bytes.getInt(8) == WEBP) {
                return webp(bytes.getInt(12), bytes.order(ByteOrder.LITTLE_ENDIAN));
            } else if (bytes.getLong(0) == PNG && bytes.getInt(12) == IHDR) {
                return Optional.of(new Size(bytes.getInt(16), bytes.getInt(20)));
            }
            return Optional.empty();
        } catch (IndexOutOfBoundsException e) {
            // cut off, or a place that is told lies beyond the end
            return Optional.empty();
        }
    }

    private static Size bmp(ByteBuffer bytes) {
        if (bytes.getInt(14) == BMP_CORE) {
            return new Size(bytes.getShort(18) & SHORT, bytes.getShort(20) & SHORT);
        }
        // A negative height means that the rows come from above.
        return new Size(bytes.getInt(18), Math.abs(bytes.getInt(22)));
    }

    private static Optional<Size> webp(int kind, ByteBuffer bytes) {
        return switch (kind) {
            case VP8 -> Optional.of(new Size(bytes.getShort(26) & SIDE_14, bytes.getShort(28) & SIDE_14));
            case VP8L -> {
                int sides = bytes.getInt(21);
                yield Optional.of(new Size((sides & SIDE_14) + 1, (sides >> 14 & SIDE_14) + 1));
            }
            case VP8X -> Optional.of(new Size((bytes.getInt(24) & 0xFFFFFF) + 1, (bytes.getInt(26) >>> 8) + 1));
            default -> Optional.empty();
        };
    }

    /** The first directory, which is the one that is shown; of entries that come twice the larger. */
    private static Size tiff(ByteBuffer bytes) {
        int directory = bytes.getInt(4);
        int entries = bytes.getShort(directory) & SHORT;
        int width = 0;
        int height = 0;
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + i * TIFF_ENTRY;
            int tag = bytes.getShort(at) & SHORT;
            boolean isShort = bytes.getShort(at + 2) == TIFF_SHORT;
            int value = isShort ? bytes.getShort(at + 8) & SHORT : bytes.getInt(at + 8);
            // More than an int holds is more than any limit.
            int side = value < 0 ? Integer.MAX_VALUE : value;
            width = tag == TIFF_WIDTH ? Math.max(width, side) : width;
            height = tag == TIFF_HEIGHT ? Math.max(height, side) : height;
        }
        return new Size(width, height);
    }
}
