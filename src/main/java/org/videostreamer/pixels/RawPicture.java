package org.videostreamer.pixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/**
 * A picture as a device sent it.
 *
 * @param layout how its bytes are laid out
 * @param samples what they are; of layouts that come in bytes alone, {@link SampleType#UINT8}
 * @param order of the bytes of samples, and of pixels, that have several
 * @param size at least 1 by 1
 * @param bytes hold it, and perhaps more
 * @param start where it begins in them
 */
public record RawPicture(PixelLayout layout, SampleType samples, ByteOrder order, Size size, byte[] bytes, int start) {

    /** The bytes that belong to it. */
    int length() {
        return Math.toIntExact(layout.bytes(samples, size));
    }

    /** Whether a sample is a shade of a screen, as it is. */
    boolean isShades() {
        return samples == SampleType.UINT8;
    }

    /** Writes its samples in this machine's byte order. */
    void writeTo(ByteBuffer out) {
        copy(
                ByteBuffer.wrap(bytes, start, length()).slice().order(order),
                out.order(ByteOrder.nativeOrder()),
                samples.bytes());
    }

    /**
     * Copies numbers from the order of one buffer to that of another; all that are left in the one.
     *
     * @param bytes that each has
     */
    static void copy(ByteBuffer in, ByteBuffer to, int bytes) {
        switch (bytes) {
            case Short.BYTES -> to.asShortBuffer().put(in.asShortBuffer());
            case Integer.BYTES -> to.asIntBuffer().put(in.asIntBuffer());
            case Long.BYTES -> to.asLongBuffer().put(in.asLongBuffer());
            default -> to.put(in);
        }
    }
}
