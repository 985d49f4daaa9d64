package org.videostreamer.source.tango;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.mixChannels;
import static org.bytedeco.opencv.global.opencv_core.transform;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2BGR_UYVY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * YUV of BT.601 in limited range to BGR. OpenCV knows one of the layouts; the others become pixels of U, Y, V and go
 * through one matrix. Matrices made here belong to the caller's scope. For one thread, which closes it.
 */
final class YuvConversion implements AutoCloseable {

    /** ITU-R BT.601, 8 bits: rows make B, G, R of U, Y, V and 1. */
    private static final float[] UYV_TO_BGR = {
        2.017f,
        1.164f,
        0,
        -2.017f * 128 - 1.164f * 16,
        -0.392f,
        1.164f,
        -0.813f,
        (0.392f + 0.813f) * 128 - 1.164f * 16,
        0,
        1.164f,
        1.596f,
        -1.596f * 128 - 1.164f * 16
    };

    private static final int[] LUMA_OF_411 = {1, 0, 2, 1, 4, 2, 5, 3};

    private final FloatPointer coefficients = new FloatPointer(UYV_TO_BGR);
    private final Mat matrix = new Mat(3, 4, CV_32FC1, coefficients);

    void convert(LimaMode mode, BytePointer data, Mat out) {
        switch (mode) {
            case YUV411 -> planes(data, 4, out);
            case YUV422 -> planes(data, 2, out);
            case YUV444 -> planes(data, 1, out);
            case YUV411_PACKED -> packed411(data, out);
            case YUV422_PACKED -> packed422(data, out);
            case YUV444_PACKED -> transform(new Mat(out.rows(), out.cols(), CV_8UC3, data), out, matrix);
            default -> throw new IllegalArgumentException(mode + " is not converted here");
        }
    }

    private void planes(BytePointer data, int pixelsOfColour, Mat out) {
        int rows = out.rows();
        int columns = (out.cols() + pixelsOfColour - 1) / pixelsOfColour;
        long luma = (long) rows * out.cols();
        long chroma = (long) rows * columns;
        join(
                new Mat(rows, out.cols(), CV_8UC1, data),
                new Mat(rows, columns, CV_8UC1, data.getPointer(luma)),
                new Mat(rows, columns, CV_8UC1, data.getPointer(luma + chroma)),
                pixelsOfColour,
                out);
    }

    private void packed411(BytePointer data, Mat out) {
        int groups = (out.cols() + 3) / 4;
        Mat packed = new Mat(out.rows(), groups, CV_8UC(6), data);
        Mat luma = new Mat(out.rows(), groups, CV_8UC4);
        mixChannels(packed, 1, luma, 1, LUMA_OF_411, LUMA_OF_411.length / 2);
        Mat u = new Mat();
        Mat v = new Mat();
        extractChannel(packed, u, 0);
        extractChannel(packed, v, 3);
        join(left(luma.reshape(1), out), u, v, 4, out);
    }

    private static void packed422(BytePointer data, Mat out) {
        int even = out.cols() + (out.cols() & 1);
        Mat packed = new Mat(out.rows(), even, CV_8UC2, data);
        if (even == out.cols()) {
            cvtColor(packed, out, COLOR_YUV2BGR_UYVY);
            return;
        }
        Mat wide = new Mat();
        cvtColor(packed, wide, COLOR_YUV2BGR_UYVY);
        left(wide, out).copyTo(out);
    }

    private void join(Mat y, Mat u, Mat v, int pixelsOfColour, Mat out) {
        Mat pixels = new Mat();
        merge(new MatVector(widen(u, pixelsOfColour, out), y, widen(v, pixelsOfColour, out)), pixels);
        transform(pixels, out, matrix);
    }

    private static Mat widen(Mat chroma, int times, Mat out) {
        if (times == 1) {
            return chroma;
        }
        Mat wide = new Mat();
        resize(chroma, wide, new Size(chroma.cols() * times, chroma.rows()), 0, 0, INTER_NEAREST);
        return left(wide, out);
    }

    /** The part of a wider matrix that is in the picture. */
    private static Mat left(Mat wide, Mat out) {
        return new Mat(wide, new Rect(0, 0, out.cols(), out.rows()));
    }

    @Override
    public void close() {
        matrix.close();
        coefficients.close();
    }
}
