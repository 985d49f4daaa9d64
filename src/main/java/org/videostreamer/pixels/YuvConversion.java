package org.videostreamer.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC2;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.mixChannels;
import static org.bytedeco.opencv.global.opencv_core.transform;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YCrCb2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2BGR_UYVY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * YUV of BT.601 to BGR. OpenCV knows one of the layouts; the others become pixels of three samples first. Limited range goes
 * through one matrix, full range is OpenCV's own. Matrices made here belong to the caller's scope. One thread, which closes
 * it.
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

    private final FloatPointer coefficients = new FloatPointer(UYV_TO_BGR);
    private final Mat matrix = new Mat(3, 4, CV_32FC1, coefficients);

    /** Groups of pixels that have one colour: their bytes, and where Y and V are among them; U is first. */
    private enum Group {
        UYV(3, 2, 1),
        UYVY(4, 2, 1, 3),
        UYYVYY(6, 3, 1, 2, 4, 5);

        final int bytes;
        final int v;
        final int[] ys;

        Group(int bytes, int v, int... ys) {
            this.bytes = bytes;
            this.v = v;
            this.ys = ys;
        }

        int pixels() {
            return ys.length;
        }
    }

    void convert(PixelLayout layout, BytePointer data, Mat out) {
        switch (layout) {
            case PLANES_411 -> planes(data, 4, out);
            case PLANES_422 -> planes(data, 2, out);
            case PLANES_444 -> planes(data, 1, out);
            case UYYVYY -> packed(Group.UYYVYY, data, false, out);
            case UYVY -> uyvy(data, out);
            case UYV -> packed(Group.UYV, data, false, out);
            case UYYVYY_FULL -> full(Group.UYYVYY, data, out);
            case UYVY_FULL -> full(Group.UYVY, data, out);
            case UYV_FULL -> full(Group.UYV, data, out);
            default -> throw new IllegalArgumentException(layout + " is not converted here");
        }
    }

    private void planes(BytePointer data, int pixelsOfColour, Mat out) {
        int rows = out.rows();
        int columns = (out.cols() + pixelsOfColour - 1) / pixelsOfColour;
        long luma = (long) rows * out.cols();
        long chroma = (long) rows * columns;
        join(
                new Mat(rows, out.cols(), CV_8UC1, data),
                widen(new Mat(rows, columns, CV_8UC1, data.getPointer(luma)), pixelsOfColour, out),
                widen(new Mat(rows, columns, CV_8UC1, data.getPointer(luma + chroma)), pixelsOfColour, out),
                false,
                out);
    }

    /** As one row of whole groups; the pixels that are left over are black. */
    private void full(Group group, BytePointer data, Mat out) {
        Mat row = out.reshape(3, 1);
        int whole = row.cols() - row.cols() % group.pixels();
        if (whole < row.cols()) {
            row.colRange(whole, row.cols()).put(Scalar.all(0));
        }
        if (whole > 0) {
            packed(group, data, true, row.colRange(0, whole));
        }
    }

    private void packed(Group group, BytePointer data, boolean full, Mat out) {
        int groups = (out.cols() + group.pixels() - 1) / group.pixels();
        Mat packed = new Mat(out.rows(), groups, CV_8UC(group.bytes), data);
        Mat luma = new Mat(out.rows(), groups, CV_8UC(group.pixels()));
        int[] pairs = new int[2 * group.pixels()];
        for (int i = 0; i < group.pixels(); i++) {
            pairs[2 * i] = group.ys[i];
            pairs[2 * i + 1] = i;
        }
        mixChannels(packed, 1, luma, 1, pairs, group.pixels());
        Mat u = new Mat();
        Mat v = new Mat();
        extractChannel(packed, u, 0);
        extractChannel(packed, v, group.v);
        join(left(luma.reshape(1), out), widen(u, group.pixels(), out), widen(v, group.pixels(), out), full, out);
    }

    private static void uyvy(BytePointer data, Mat out) {
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

    private void join(Mat y, Mat u, Mat v, boolean full, Mat out) {
        Mat pixels = new Mat();
        if (full) {
            merge(new MatVector(y, v, u), pixels);
            cvtColor(pixels, out, COLOR_YCrCb2BGR);
        } else {
            merge(new MatVector(u, y, v), pixels);
            transform(pixels, out, matrix);
        }
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
