package org.videostreamer.picture;

import static org.bytedeco.opencv.global.opencv_core.CMP_EQ;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_TRUNC;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.measure.Span;

/**
 * Finds where floating point numbers of 32 bits lie in a window. Strip after strip of rows: what is made on the way stays in
 * the processor's cache, while writing and reading it as whole pictures would take longer than all arithmetic.
 */
final class FloatPlaces {

    /** So many samples, or one row of more, are worked on at a time. */
    private static final int STRIP = 1 << 16;

    private FloatPlaces() {}

    /**
     * Finds the place of each sample, from 0 to as many steps as there are; all below the window is at its beginning, all above
     * at its end.
     *
     * @param places are written, of 16 bits
     * @param steps from the window's beginning to its end
     * @return whether any sample is no number; where its place is, is not defined
     */
    static boolean find(Mat samples, Mat places, Span window, int steps) {
        double scale = steps / window.width();
        int height = Math.max(1, STRIP / samples.cols());
        boolean missing = false;
        try (Mat bounded = new Mat();
                Mat numbers = new Mat()) {
            for (int y = 0; y < samples.rows(); y += height) {
                int end = Math.min(samples.rows(), y + height);
                try (Mat from = samples.rowRange(y, end);
                        Mat to = places.rowRange(y, end)) {
                    missing = missing || isAnyMissing(from, numbers);
                    // What is far below the window becomes 0 as it should; far above, it would too.
                    threshold(from, bounded, window.high(), 0, THRESH_TRUNC);
                    bounded.convertTo(to, CV_16UC1, scale, -window.low() * scale);
                }
            }
        }
        return missing;
    }

    private static boolean isAnyMissing(Mat samples, Mat numbers) {
        compare(samples, samples, numbers, CMP_EQ);
        return countNonZero(numbers) < samples.total();
    }
}
