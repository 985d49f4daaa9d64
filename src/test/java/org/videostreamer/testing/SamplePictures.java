package org.videostreamer.testing;

import java.nio.ByteBuffer;
import java.util.function.DoubleBinaryOperator;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/** Pictures of samples of any type. */
public final class SamplePictures {

    private SamplePictures() {}

    /** A gray picture whose samples are told by column and row. */
    public static Pixels of(PixelsPool pool, SampleType type, Size size, DoubleBinaryOperator sample) {
        return pool.make(PixelFormat.gray(type), size, pixels -> {
            ByteBuffer bytes = pixels.bytes();
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    put(bytes, type, sample.applyAsDouble(x, y));
                }
            }
        });
    }

    /** One row. */
    public static Pixels row(PixelsPool pool, SampleType type, double... samples) {
        return of(pool, type, new Size(samples.length, 1), (x, y) -> samples[(int) x]);
    }

    /** A picture that arrives so many nanoseconds after the first that there could be. */
    public static Frame frame(Pixels samples, long number, long arrived) {
        return Frame.ofPixels(number, new FrameTimes(arrived / 1_000, arrived), samples);
    }

    private static void put(ByteBuffer bytes, SampleType type, double value) {
        switch (type) {
            case UINT8, INT8 -> bytes.put((byte) (long) value);
            case UINT16, INT16 -> bytes.putShort((short) (long) value);
            case UINT32, INT32 -> bytes.putInt((int) (long) value);
            case INT64 -> bytes.putLong((long) value);
            case UINT64 -> bytes.putLong(value < 0x1p63 ? (long) value : (long) (value - 0x1p63) ^ Long.MIN_VALUE);
            case FLOAT32 -> bytes.putFloat((float) value);
            case FLOAT64 -> bytes.putDouble(value);
        }
    }
}
