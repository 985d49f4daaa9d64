package org.videostreamer.pixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.Stream;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/**
 * What an image file says of itself, before anybody takes memory for it. Knows the kinds of files that are decoded, and no
 * other: PNG (W3C, section 11.2.1), TIFF 6.0, BMP, and WebP (RFC 9649).
 *
 * @param size which may be no picture's
 * @param samples what its samples are, where it has one a pixel, which is no unsigned byte, and can be decoded as it is
 * @param bits of a sample, whatever it is of
 */
public record ImageHeader(Size size, Optional<SampleType> samples, int bits) {

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
    /** Photometric interpretations up to this are gray. */
    private static final int TIFF_BLACK_IS_ZERO = 1;

    private static final int TIFF_UNSIGNED = 1;
    private static final int TIFF_SIGNED = 2;
    private static final int TIFF_FLOAT = 3;
    private static final int PNG_GRAY = 0;
    private static final int SIDE_14 = 0x3FFF;
    private static final int SHORT = 0xFFFF;

    /** Whether the first bytes are a JPEG file's, which are too odd for an accident. */
    public static boolean isJpeg(ByteBuffer file) {
        return file.remaining() > 3 && bigEndian(file).getInt(0) >>> Byte.SIZE == JPEG;
    }

    /** Whether the first bytes are a PNG file's, which are too long for an accident. */
    public static boolean isPng(ByteBuffer file) {
        return file.remaining() >= Long.BYTES && bigEndian(file).getLong(0) == PNG;
    }

    /** Whether the first bytes are a TIFF file's. */
    public static boolean isTiff(ByteBuffer file) {
        int start = file.remaining() >= Integer.BYTES ? bigEndian(file).getInt(0) : 0;
        return start == TIFF_LITTLE || start == TIFF_BIG;
    }

    /**
     * Reads it.
     *
     * @param file from the position to the limit, which stay
     * @return empty if it is none of these files
     */
    public static Optional<ImageHeader> of(ByteBuffer file) {
        ByteBuffer bytes = bigEndian(file);
        try {
            int start = bytes.getInt(0);
            if (bytes.getShort(0) == BMP) {
                return Optional.of(shades(bmp(bytes.order(ByteOrder.LITTLE_ENDIAN))));
            } else if (isTiff(file)) {
                return Optional.of(tiff(new TiffTags(file)));
            } else if (start == RIFF && bytes.getInt(8) == WEBP) {
                return webp(bytes.getInt(12), bytes.order(ByteOrder.LITTLE_ENDIAN))
                        .map(ImageHeader::shades);
            } else if (bytes.getLong(0) == PNG && bytes.getInt(12) == IHDR) {
                return Optional.of(png(bytes));
            }
            return Optional.empty();
        } catch (IndexOutOfBoundsException e) {
            // cut off, or a place that is told lies beyond the end
            return Optional.empty();
        }
    }

    /** How many bits the samples of an image file have, also of one in colour; 8 of what is none. */
    public static int sampleBits(ByteBuffer file) {
        return of(file).map(ImageHeader::bits).orElse(Byte.SIZE);
    }

    private static ByteBuffer bigEndian(ByteBuffer file) {
        return file.slice();
    }

    private static ImageHeader shades(Size size) {
        return new ImageHeader(size, Optional.empty(), Byte.SIZE);
    }

    private static ImageHeader png(ByteBuffer bytes) {
        int bits = bytes.get(24);
        boolean deep = bits == Short.SIZE && bytes.get(25) == PNG_GRAY;
        return new ImageHeader(
                new Size(bytes.getInt(16), bytes.getInt(20)),
                deep ? Optional.of(SampleType.UINT16) : Optional.empty(),
                bits);
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

    private static ImageHeader tiff(TiffTags tags) {
        Size size = new Size(side(tags.first(TiffTags.WIDTH, 0)), side(tags.first(TiffTags.HEIGHT, 0)));
        boolean gray = tags.first(TiffTags.CHANNELS, 1) == 1 && tags.first(TiffTags.COLOURS, 1) <= TIFF_BLACK_IS_ZERO;
        int bits = side(tags.first(TiffTags.BITS, 1));
        int kind = side(tags.first(TiffTags.KIND, TIFF_UNSIGNED));
        return new ImageHeader(size, gray ? samples(bits, kind) : Optional.empty(), bits);
    }

    /** More than an int holds is more than any limit. */
    private static int side(long told) {
        return (int) Math.min(Integer.MAX_VALUE, told);
    }

    private static Optional<SampleType> samples(int bits, int kind) {
        return Stream.of(SampleType.values())
                .filter(type -> type != SampleType.UINT8 && type.bits() == bits)
                .filter(type -> switch (kind) {
                    case TIFF_UNSIGNED -> !type.isSigned();
                    case TIFF_SIGNED -> type.isSigned() && !type.isFloat();
                    case TIFF_FLOAT -> type.isFloat();
                    default -> false;
                })
                .findFirst();
    }
}
