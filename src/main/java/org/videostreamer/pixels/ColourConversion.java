package org.videostreamer.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.mixChannels;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR5552BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR5652BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerBGGR2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerGBRG2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerGRBG2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerRGGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGBA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/** Colours of 8 bits a sample, or fewer, by OpenCV. One thread, which closes it. */
final class ColourConversion implements AutoCloseable {

    private static final int[] EXCHANGE = {0, 1, 1, 0};

    private final YuvConversion yuv = new YuvConversion();

    /**
     * Converts all layouts but those that need no conversion.
     *
     * @param data as many bytes as the layout needs
     * @param order of pixels of two bytes
     * @param out of the layout's own format and the picture's size
     */
    void convert(PixelLayout layout, BytePointer data, ByteOrder order, Mat out) {
        try (PointerScope scope = new PointerScope()) {
            int rows = out.rows();
            int columns = out.cols();
            switch (layout) {
                case RGB_ROWS -> planes(data, columns, 3 * columns, out);
                case RGB_PLANES -> planes(data, rows * columns, columns, out);
                case RGB555 -> cvtColor(inOwnOrder(data, order, rows, columns), out, COLOR_BGR5552BGR);
                case RGB565 -> cvtColor(inOwnOrder(data, order, rows, columns), out, COLOR_BGR5652BGR);
                case RGBX -> cvtColor(new Mat(rows, columns, CV_8UC4, data), out, COLOR_RGBA2BGR);
                case BGRX -> cvtColor(new Mat(rows, columns, CV_8UC4, data), out, COLOR_BGRA2BGR);
                case BAYER_RGGB -> bayer(data, out, COLOR_BayerRGGB2BGR);
                case BAYER_GBRG -> bayer(data, out, COLOR_BayerGBRG2BGR);
                case BAYER_GRBG -> bayer(data, out, COLOR_BayerGRBG2BGR);
                case BAYER_BGGR -> bayer(data, out, COLOR_BayerBGGR2BGR);
                default -> yuv.convert(layout, data, out);
            }
        }
    }

    private static void bayer(BytePointer data, Mat out, int pattern) {
        cvtColor(new Mat(out.rows(), out.cols(), CV_8UC1, data), out, pattern);
    }

    /** Puts red, green and blue together that lie {@code apart} bytes from each other in rows of {@code step}. */
    private static void planes(BytePointer data, int apart, int step, Mat out) {
        Mat red = new Mat(out.rows(), out.cols(), CV_8UC1, data, step);
        Mat green = new Mat(out.rows(), out.cols(), CV_8UC1, data.getPointer(apart), step);
        Mat blue = new Mat(out.rows(), out.cols(), CV_8UC1, data.getPointer(2L * apart), step);
        merge(new MatVector(red, green, blue), out);
    }

    /** Pixels of two bytes in this machine's byte order, which OpenCV expects: exchanged in place if theirs is another. */
    private static Mat inOwnOrder(BytePointer data, ByteOrder order, int rows, int columns) {
        Mat pixels = new Mat(rows, columns, CV_8UC2, data);
        if (order != ByteOrder.nativeOrder()) {
            Mat exchanged = new Mat(rows, columns, CV_8UC2);
            mixChannels(pixels, 1, exchanged, 1, EXCHANGE, EXCHANGE.length / 2);
            exchanged.copyTo(pixels);
        }
        return pixels;
    }

    @Override
    public void close() {
        yuv.close();
    }
}
