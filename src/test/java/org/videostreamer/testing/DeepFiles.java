package org.videostreamer.testing;

import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.natives.NativeLibraries;

/** Files of pictures with more than 8 bits, and the samples in them. */
public final class DeepFiles {

    private static final int HEADER = 8;
    private static final int ENTRIES = 10;
    private static final int DATA = HEADER + 2 + 12 * ENTRIES + 4;

    private DeepFiles() {}

    /** Samples that differ from each other and use all bits. */
    public static byte[] samples(SampleType type, Size size, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate((int) size.area() * type.bytes()).order(order);
        for (int i = 0; bytes.hasRemaining(); i++) {
            long number = i * 0x9E3779B97F4A7C15L;
            switch (type) {
                case UINT8, INT8 -> bytes.put((byte) number);
                case UINT16, INT16 -> bytes.putShort((short) number);
                case UINT32, INT32 -> bytes.putInt((int) number);
                case UINT64, INT64 -> bytes.putLong(number);
                case FLOAT32 -> bytes.putFloat((number >> 40) / 1000f);
                case FLOAT64 -> bytes.putDouble(number / 1e9);
            }
        }
        return bytes.array();
    }

    /** The bytes of a picture, in the order of this machine. */
    public static byte[] bytes(Pixels pixels) {
        byte[] bytes = new byte[pixels.bytes().remaining()];
        pixels.bytes().get(bytes);
        return bytes;
    }

    /** A gray TIFF file of those samples, without compression, by TIFF 6.0. */
    public static byte[] tiff(SampleType type, Size size, ByteOrder order) {
        byte[] samples = samples(type, size, order);
        int kind = type.isFloat() ? 3 : type.isSigned() ? 2 : 1;
        ByteBuffer file = ByteBuffer.allocate(DATA + samples.length).order(order);
        file.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D));
        file.putShort((short) 42).putInt(HEADER).putShort((short) ENTRIES);
        entry(file, 256, size.width());
        entry(file, 257, size.height());
        entry(file, 258, type.bits());
        entry(file, 259, 1);
        entry(file, 262, 1);
        entry(file, 273, DATA);
        entry(file, 277, 1);
        entry(file, 278, size.height());
        entry(file, 279, samples.length);
        entry(file, 339, kind);
        return file.putInt(0).put(samples).array();
    }

    private static void entry(ByteBuffer file, int tag, int value) {
        boolean isLong = tag == 273 || tag == 279;
        file.putShort((short) tag).putShort((short) (isLong ? 4 : 3)).putInt(1);
        if (isLong) {
            file.putInt(value);
        } else {
            file.putShort((short) value).putShort((short) 0);
        }
    }

    /** A gray PNG file of those samples, of 16 bits. */
    public static byte[] png(Size size) {
        return written("png", size, CV_16UC1, samples(SampleType.UINT16, size, ByteOrder.nativeOrder()));
    }

    /** A file in colour, of 16 bits a sample: {@code png} or {@code tiff}. */
    public static byte[] colour(String kind, Size size) {
        Size samples = new Size(3 * size.width(), size.height());
        return written(kind, size, CV_16UC3, samples(SampleType.UINT16, samples, ByteOrder.nativeOrder()));
    }

    private static byte[] written(String kind, Size size, int matrix, byte[] samples) {
        NativeLibraries.loadOpenCv();
        try (BytePointer data = new BytePointer(samples);
                Mat picture = new Mat(size.height(), size.width(), matrix, data);
                BytePointer out = new BytePointer()) {
            if (!imencode("." + kind, picture, out)) {
                throw new AssertionError("not written");
            }
            byte[] bytes = new byte[(int) out.limit()];
            out.get(bytes);
            return bytes;
        }
    }
}
