package org.videostreamer.source.tango;

import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.NORM_INF;
import static org.bytedeco.opencv.global.opencv_core.norm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.frame.Pixels;

/**
 * Shows grey values of more than 8 bits in 8, as Lima does not tell how many of its bits a camera really uses.
 *
 * <p>The brightest value seen so far tells: with it in, say, 12 bits all values are shifted right by 4. The shift only
 * grows, so that the picture of a dark moment stays dark; it starts anew with another mode and another connection. For
 * one thread.
 */
final class GreyDepth {

    private int shift;

    /** Forgets what was seen. */
    void reset() {
        shift = 0;
    }

    private void see(long bits) {
        shift = Math.max(shift, Long.SIZE - Long.numberOfLeadingZeros(bits) - Byte.SIZE);
    }

    /**
     * Two bytes a value.
     *
     * @param out of 8 bits; its size is the picture's
     */
    void scale16(BytePointer data, ByteOrder order, Mat out) {
        try (PointerScope scope = new PointerScope()) {
            Mat values = ByteSwap.toNative(data, order, out.rows(), out.cols(), CV_16UC1);
            see((long) norm(values, NORM_INF, new Mat()));
            values.convertTo(out, CV_8UC1, 1.0 / (1 << shift), 0);
        }
    }

    /** Four bytes a value. */
    void scale32(byte[] bytes, int start, ByteOrder order, Pixels out) {
        IntBuffer values = ByteBuffer.wrap(bytes).position(start).order(order).asIntBuffer();
        ByteBuffer grey = out.bytes();
        int count = grey.remaining();
        int bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= values.get(i);
        }
        see(Integer.toUnsignedLong(bits));
        for (int i = 0; i < count; i++) {
            grey.put((byte) (values.get(i) >>> shift));
        }
    }

    /** Eight bytes a value. */
    void scale64(byte[] bytes, int start, ByteOrder order, Pixels out) {
        LongBuffer values = ByteBuffer.wrap(bytes).position(start).order(order).asLongBuffer();
        ByteBuffer grey = out.bytes();
        int count = grey.remaining();
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= values.get(i);
        }
        see(bits);
        for (int i = 0; i < count; i++) {
            grey.put((byte) (values.get(i) >>> shift));
        }
    }
}
