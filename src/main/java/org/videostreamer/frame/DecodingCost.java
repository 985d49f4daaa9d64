package org.videostreamer.frame;

import io.netty.buffer.ByteBuf;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * Refuses JPEG files that cost far more to decode than such a picture costs: those that claim what they cannot hold, and
 * those of several scans, progressive (ITU-T T.81 annex G) or not, that are too large or have too many. Libjpeg keeps all
 * coefficients of such a picture, six bytes a pixel, until its last scan, and goes through all of them with each, also
 * where a scan holds nothing.
 */
final class DecodingCost {

    /** A block of 64 pixels takes a bit at least, for the code of its first coefficient. */
    private static final int MOST_PIXELS_A_BYTE = 64 * 8;
    /** What a picture of several scans takes, in pictures of one: three bytes a pixel, and six more. */
    private static final int COST_OF_SCANS = 3;
    /** A picture of three components has ten scans by libjpeg's own script; ten times as many are no picture. */
    private static final int MOST_SCANS = 100;

    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;

    private DecodingCost() {}

    /**
     * Looks at a file before it is decoded.
     *
     * @throws PictureException if it is refused
     */
    static void check(ByteBuf jpeg, JpegHeader header, Limits limits) {
        Size size = header.coded();
        int length = jpeg.readableBytes();
        if (size.area() > (long) length * MOST_PIXELS_A_BYTE) {
            throw new PictureException("the file of " + length + " bytes is too short for a picture of " + size);
        }
        int scans = scans(jpeg, header.tables());
        if (header.progressive() || scans > 1) {
            checkScans(scans, size, limits);
        }
    }

    private static void checkScans(int scans, Size size, Limits limits) {
        if (size.area() * COST_OF_SCANS > limits.of(Limit.PICTURE_PIXELS)) {
            limits.reached(Limit.PICTURE_PIXELS);
            throw new PictureException("a picture of " + size + " in several scans is too large to decode; the limit "
                    + Limit.PICTURE_PIXELS.key() + " allows a third of " + limits.of(Limit.PICTURE_PIXELS) + " pixels");
        }
        if (scans > MOST_SCANS) {
            throw new PictureException(
                    "the picture has " + scans + " scans; more than " + MOST_SCANS + " are not decoded");
        }
    }

    /** Counts markers; within coded data a byte of 255 is followed by zero. */
    private static int scans(ByteBuf jpeg, int from) {
        int scans = 0;
        int end = jpeg.writerIndex() - 1;
        for (int at = from; at < end; at++) {
            int next = jpeg.indexOf(at, end, (byte) MARKER);
            if (next < 0) {
                break;
            }
            if (jpeg.getUnsignedByte(next + 1) == START_OF_SCAN) {
                scans++;
            }
            at = next;
        }
        return scans;
    }
}
