package org.videostreamer.pixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Takes back what writers of TIFF files do to samples so that they compress well (revision 6.0, section 14, and its note 3). */
final class TiffPredictor {

    /** Each sample is told as what it is more than the one before it. */
    static final int INTEGERS = 2;
    /** All first bytes of a row's samples lie before all second bytes, and each is told as what it is more than the one before. */
    static final int FLOATS = 3;

    private TiffPredictor() {}

    /** @param samples in their own byte order */
    static void integers(ByteBuffer samples, int width, int rows, int bytes) {
        for (int row = 0; row < rows; row++) {
            int first = row * width * bytes;
            for (int at = first + bytes; at < first + width * bytes; at += bytes) {
                switch (bytes) {
                    case Short.BYTES ->
                        samples.putShort(at, (short) (samples.getShort(at) + samples.getShort(at - bytes)));
                    case Integer.BYTES -> samples.putInt(at, samples.getInt(at) + samples.getInt(at - bytes));
                    case Long.BYTES -> samples.putLong(at, samples.getLong(at) + samples.getLong(at - bytes));
                    default -> samples.put(at, (byte) (samples.get(at) + samples.get(at - bytes)));
                }
            }
        }
    }

    /** Leaves the samples in the order of this machine. */
    static void floats(ByteBuffer samples, int width, int rows, int bytes) {
        byte[] row = new byte[width * bytes];
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        for (int first = 0; first < rows * row.length; first += row.length) {
            byte sum = 0;
            for (int i = 0; i < row.length; i++) {
                sum += samples.get(first + i);
                row[i] = sum;
            }
            for (int i = 0; i < row.length; i++) {
                // The high byte is told first.
                int high = little ? bytes - 1 - i % bytes : i % bytes;
                samples.put(first + i, row[high * width + i / bytes]);
            }
        }
    }

    /** Turns the bytes of each sample round. */
    static void turn(ByteBuffer samples, int bytes) {
        for (int at = 0; at < samples.limit(); at += bytes) {
            switch (bytes) {
                case Short.BYTES -> samples.putShort(at, Short.reverseBytes(samples.getShort(at)));
                case Integer.BYTES -> samples.putInt(at, Integer.reverseBytes(samples.getInt(at)));
                case Long.BYTES -> samples.putLong(at, Long.reverseBytes(samples.getLong(at)));
                default -> {
                    return;
                }
            }
        }
    }
}
