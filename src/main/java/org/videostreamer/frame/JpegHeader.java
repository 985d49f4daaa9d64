package org.videostreamer.frame;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * What the start of a JPEG file tells about its picture (ITU-T T.81 annex B; orientation from EXIF 2.32, tag 0x0112).
 *
 * @param coded the size in which the picture is coded
 * @param components 1 grey, 3 colour, 4 CMYK
 * @param orientation EXIF's 1 to 8; from 5 on the picture is shown with its sides exchanged
 * @param progressive whether the picture comes in several scans of growing quality
 * @param tables the index behind the frame header, where the tables and scans begin; a thumbnail's are before
 */
record JpegHeader(Size coded, int components, int orientation, boolean progressive, int tables) {

    private static final int SOI = 0xFFD8;
    private static final int APP1 = 0xE1;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int EXIF = 0x45786966;
    private static final int ORIENTATION_TAG = 0x0112;

    /** The size in which viewers see the picture. */
    Size shown() {
        return upright().of(coded);
    }

    /** What makes the coded picture upright. */
    Turn upright() {
        return Turn.ofExif(orientation);
    }

    /**
     * Reads the header.
     *
     * @param jpeg the file from its reader index on; not moved
     * @return empty when this is not a JPEG file with a picture
     */
    static Optional<JpegHeader> parse(ByteBuf jpeg) {
        int at = jpeg.readerIndex();
        int end = jpeg.writerIndex();
        if (end - at < 4 || jpeg.getUnsignedShort(at) != SOI) {
            return Optional.empty();
        }
        int orientation = 1;
        at += 2;
        while (at + 4 <= end) {
            if (jpeg.getUnsignedByte(at) != 0xFF) {
                // Some cameras put bytes of no meaning between two segments; all decoders look for the next marker.
                at++;
                continue;
            }
            int marker = jpeg.getUnsignedByte(at + 1);
            if (marker == 0xFF || marker <= 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }
            if (marker == END_OF_IMAGE) {
                return Optional.empty();
            }
            int length = jpeg.getUnsignedShort(at + 2);
            int next = at + 2 + length;
            if (isStartOfFrame(marker)) {
                return at + 10 <= end
                        ? startOfFrame(jpeg, at + 4, orientation, isProgressive(marker), next)
                        : Optional.empty();
            }
            if (marker == APP1 && next <= end) {
                orientation = exifOrientation(jpeg, at + 4, next, orientation);
            }
            if (marker == START_OF_SCAN || length < 2) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.empty();
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean isProgressive(int startOfFrame) {
        return startOfFrame == 0xC2 || startOfFrame == 0xC6 || startOfFrame == 0xCA || startOfFrame == 0xCE;
    }

    private static Optional<JpegHeader> startOfFrame(
            ByteBuf jpeg, int at, int orientation, boolean progressive, int tables) {
        Size size = new Size(jpeg.getUnsignedShort(at + 3), jpeg.getUnsignedShort(at + 1));
        return size.isPicture()
                ? Optional.of(new JpegHeader(size, jpeg.getUnsignedByte(at + 5), orientation, progressive, tables))
                : Optional.empty();
    }

    /** Looks for the orientation in the first image file directory of an EXIF segment. */
    private static int exifOrientation(ByteBuf jpeg, int at, int end, int otherwise) {
        if (end - at < 20 || jpeg.getInt(at) != EXIF) {
            return otherwise;
        }
        int tiff = at + 6;
        boolean little = jpeg.getByte(tiff) == 'I';
        int offset = little ? jpeg.getIntLE(tiff + 4) : jpeg.getInt(tiff + 4);
        // Compared before anything is added to it: it may be any number.
        if (offset < 0 || offset > end - 2 - tiff) {
            return otherwise;
        }
        int directory = tiff + offset;
        int entries = unsignedShort(jpeg, directory, little);
        for (int entry = directory + 2; entries-- > 0 && entry + 12 <= end; entry += 12) {
            if (unsignedShort(jpeg, entry, little) == ORIENTATION_TAG) {
                int value = unsignedShort(jpeg, entry + 8, little);
                return value >= 1 && value <= 8 ? value : otherwise;
            }
        }
        return otherwise;
    }

    private static int unsignedShort(ByteBuf bytes, int at, boolean little) {
        return little ? bytes.getUnsignedShortLE(at) : bytes.getUnsignedShort(at);
    }
}
