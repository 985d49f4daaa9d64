package org.videostreamer.source.tango;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR5552BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR5652BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerBG2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerRG2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGBA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** Colour pixels of Lima's to BGR by OpenCV. For one thread, which closes it. */
final class ColourConversion implements AutoCloseable {

    private final YuvConversion yuv = new YuvConversion();

    /**
     * Converts all modes but those with grey values or Bayer patterns of more than 8 bits.
     *
     * @param data as many bytes as the mode needs
     * @param out BGR of the picture's size
     */
    void convert(LimaMode mode, BytePointer data, ByteOrder order, Mat out) {
        try (PointerScope scope = new PointerScope()) {
            int rows = out.rows();
            int columns = out.cols();
            switch (mode) {
                case RGB555 -> cvtColor(ByteSwap.toNative(data, order, rows, columns, CV_8UC2), out, COLOR_BGR5552BGR);
                case RGB565 -> cvtColor(ByteSwap.toNative(data, order, rows, columns, CV_8UC2), out, COLOR_BGR5652BGR);
                case RGB32 -> cvtColor(new Mat(rows, columns, CV_8UC4, data), out, COLOR_RGBA2BGR);
                case BGR32 -> cvtColor(new Mat(rows, columns, CV_8UC4, data), out, COLOR_BGRA2BGR);
                case BAYER_RG8, BAYER_BG8 -> cvtColor(new Mat(rows, columns, CV_8UC1, data), out, bayer(mode));
                default -> yuv.convert(mode, data, out);
            }
        }
    }

    /** Converts Bayer patterns of two bytes a pixel. */
    void bayer16(LimaMode mode, GreyDepth depth, BytePointer data, ByteOrder order, Mat out) {
        try (PointerScope scope = new PointerScope()) {
            Mat pattern = new Mat(out.rows(), out.cols(), CV_8UC1);
            depth.scale16(data, order, pattern);
            cvtColor(pattern, out, bayer(mode));
        }
    }

    /** OpenCV names patterns after the second and third pixel of the second row, Lima after the first two of all. */
    private static int bayer(LimaMode mode) {
        return switch (mode) {
            case BAYER_RG8, BAYER_RG16 -> COLOR_BayerBG2BGR;
            default -> COLOR_BayerRG2BGR;
        };
    }

    @Override
    public void close() {
        yuv.close();
    }
}
