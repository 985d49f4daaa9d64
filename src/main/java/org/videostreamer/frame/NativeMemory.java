package org.videostreamer.frame;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.natives.NativeLibraries;

/** Allocates pictures through OpenCV, which aligns them for its vector code. */
final class NativeMemory {

    private NativeMemory() {}

    static Mat allocate(PixelFormat format, Size size) {
        NativeLibraries.loadOpenCv();
        Size even = size.even();
        return switch (format) {
            case BGR24, RGB24 -> new Mat(size.height(), size.width(), CV_8UC3);
            case GRAY8 -> new Mat(size.height(), size.width(), CV_8UC1);
            case I420 -> new Mat(even.height() * 3 / 2, even.width(), CV_8UC1);
        };
    }
}
