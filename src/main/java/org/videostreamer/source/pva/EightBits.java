package org.videostreamer.source.pva;

import static org.bytedeco.opencv.global.opencv_core.CV_16SC1;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32SC1;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8SC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.source.ScratchMemory;

/**
 * Brings elements of any type to eight bits: integers by {@link StickyShift}, negative ones to black; floating point
 * numbers so that the lowest of the picture is black and the highest white, what is no number black. One thread.
 */
final class EightBits implements AutoCloseable {

    private StickyShift shift = new StickyShift();
    private ScalarType shifted = ScalarType.UBYTE;
    private final ScratchMemory input = new ScratchMemory();

    /**
     * Writes one byte an element.
     *
     * @param data little-endian elements
     * @param count how many
     * @param out native memory for as many bytes
     */
    void reduce(ScalarType type, byte[] data, int count, BytePointer out) {
        if (type != shifted) {
            shifted = type;
            shift = new StickyShift();
        }
        switch (type) {
            case UBYTE, BOOLEAN -> out.put(data, 0, count);
            case BYTE -> convert(CV_8SC1, type, data, count, out, false);
            case SHORT -> convert(CV_16SC1, type, data, count, out, true);
            case USHORT -> convert(CV_16UC1, type, data, count, out, true);
            case INT -> convert(CV_32SC1, type, data, count, out, true);
            case UINT, LONG, ULONG -> out.put(WideIntegers.reduce(type, data, count, shift), 0, count);
            case FLOAT, DOUBLE -> stretch(type, data, count, out);
        }
    }

    private void convert(int matType, ScalarType type, byte[] data, int count, BytePointer out, boolean shifts) {
        try (Mat from = mat(matType, type, data, count);
                Mat to = new Mat(1, count, CV_8UC1, out)) {
            double scale = 1;
            if (shifts) {
                double[] lowest = new double[1];
                double[] highest = new double[1];
                minMaxLoc(from, lowest, highest, null, null, null);
                int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, (int) highest[0]));
                scale = 1.0 / (1 << shift.follow(bits));
            }
            from.convertTo(to, CV_8UC1, scale, 0);
        }
    }

    private void stretch(ScalarType type, byte[] data, int count, BytePointer out) {
        Range range = type == ScalarType.FLOAT ? Range.ofFloats(data, count) : Range.ofDoubles(data, count);
        double scale = range.scale();
        try (Mat from = mat(type == ScalarType.FLOAT ? CV_32FC1 : CV_64FC1, type, data, count);
                Mat to = new Mat(1, count, CV_8UC1, out)) {
            from.convertTo(to, CV_8UC1, scale, -range.lowest() * scale);
        }
    }

    private Mat mat(int matType, ScalarType type, byte[] data, int count) {
        int bytes = count * type.bytes();
        return new Mat(1, count, matType, input.copy(data, 0, bytes));
    }

    @Override
    public void close() {
        input.close();
    }
}
