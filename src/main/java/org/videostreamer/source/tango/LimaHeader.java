package org.videostreamer.source.tango;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;
import org.videostreamer.log.PeerText;

/**
 * What stands before the pixels of Lima's {@code VIDEO_IMAGE}, big-endian: magic u32, version u16, mode u16, frame i64,
 * width i32, height i32, endianness u16, header size u16, padding.
 *
 * @param mode how the pixels are laid out; meaningless without a picture
 * @param frameNumber −1 without a picture
 * @param size in pixels; a side of 0, or −1 and −1, without a picture
 * @param order of the bytes of pixels that have several
 * @param headerSize where the pixels start, in bytes
 */
record LimaHeader(int mode, long frameNumber, Size size, ByteOrder order, int headerSize) {

    static final String FORMAT = "VIDEO_IMAGE";
    static final int MAGIC = 0x5644454F;
    static final int BYTES = 32;
    private static final Size NO_PICTURE = new Size(-1, -1);

    /**
     * Reads it.
     *
     * @throws PictureException if these are no bytes of such an image, with what was expected
     */
    static LimaHeader parse(EncodedImage image) {
        if (!FORMAT.equals(image.format())) {
            throw new PictureException(
                    "the format is '" + PeerText.of(String.valueOf(image.format())) + "', expected " + FORMAT);
        }
        if (image.bytes().length < BYTES) {
            throw new PictureException("expected a header of " + BYTES + " bytes, got " + image.bytes().length);
        }
        ByteBuffer bytes = ByteBuffer.wrap(image.bytes());
        int magic = bytes.getInt(0);
        if (magic != MAGIC) {
            throw new PictureException(String.format("expected the magic number %08x, got %08x", MAGIC, magic));
        }
        int headerSize = bytes.getShort(26) & 0xFFFF;
        if (headerSize < BYTES) {
            throw new PictureException("expected a header size of at least " + BYTES + ", got " + headerSize);
        }
        Size size = new Size(bytes.getInt(16), bytes.getInt(20));
        if ((size.width() < 0 || size.height() < 0) && !size.equals(NO_PICTURE)) {
            throw new PictureException("the size is " + size + ", expected positive sides");
        }
        return new LimaHeader(
                bytes.getShort(6) & 0xFFFF,
                bytes.getLong(8),
                size,
                bytes.getShort(24) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
                headerSize);
    }

    /** Whether the camera has no picture yet. */
    boolean isEmpty() {
        return !size.isPicture();
    }
}
