package org.videostreamer.source.tango;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC2;
import static org.bytedeco.opencv.global.opencv_core.mixChannels;

import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pixels of two bytes in this machine's byte order, which OpenCV's conversions expect. */
final class ByteSwap {

    private static final int[] EXCHANGE = {0, 1, 1, 0};

    private ByteSwap() {}

    /**
     * A matrix over the data, exchanged in place if their order is not the machine's.
     *
     * @param type one of two bytes a pixel
     */
    static Mat toNative(BytePointer data, ByteOrder order, int rows, int columns, int type) {
        if (order != ByteOrder.nativeOrder()) {
            Mat from = new Mat(rows, columns, CV_8UC2, data);
            Mat to = new Mat(rows, columns, CV_8UC2);
            mixChannels(from, 1, to, 1, EXCHANGE, EXCHANGE.length / 2);
            to.copyTo(from);
        }
        return new Mat(rows, columns, type, data);
    }
}
