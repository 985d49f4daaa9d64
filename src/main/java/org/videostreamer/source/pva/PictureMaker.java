package org.videostreamer.source.pva;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerBGGR2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerGBRG2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerGRBG2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerRGGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YCrCb2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.source.ScratchMemory;

/** Makes pictures of uncompressed arrays. One thread. */
final class PictureMaker implements AutoCloseable {

    /** areaDetector's {@code NDBayerPattern_t}, in its order. */
    private static final int[] BAYER = {
        COLOR_BayerRGGB2BGR, COLOR_BayerGBRG2BGR, COLOR_BayerGRBG2BGR, COLOR_BayerBGGR2BGR
    };

    private final EightBits eightBits = new EightBits();
    private final ScratchMemory samples = new ScratchMemory();

    /**
     * Makes a picture.
     *
     * @param data little-endian elements, as many as the layout says
     * @param bayer which {@link ColorMode#BAYER} pattern
     * @return pixels that the caller owns
     */
    Pixels make(Layout layout, ScalarType type, byte[] data, int bayer, PixelsPool pool) {
        Size size = layout.size();
        int count = layout.bytes() / type.bytes();
        return switch (layout.mode()) {
            case MONO -> direct(PixelFormat.GRAY8, type, data, count, size, pool);
            case RGB1 -> direct(PixelFormat.RGB24, type, data, count, size, pool);
            case RGB2 -> planes(reduced(type, data, count), size, size.width(), 3 * size.width(), pool);
            case RGB3 -> planes(reduced(type, data, count), size, (int) size.area(), size.width(), pool);
            case BAYER -> colour(CV_8UC1, reduced(type, data, count), size, BAYER[bayer & 3], pool);
            case YUV444, YUV422, YUV411 -> {
                byte[] whole = YuvPixels.expand(layout.mode(), data, (int) size.area());
                BytePointer memory = samples.of(whole.length).put(whole, 0, whole.length);
                yield colour(CV_8UC3, memory, size, COLOR_YCrCb2BGR, pool);
            }
        };
    }

    private BytePointer reduced(ScalarType type, byte[] data, int count) {
        BytePointer memory = samples.of(count);
        eightBits.reduce(type, data, count, memory);
        return memory;
    }

    private Pixels direct(PixelFormat format, ScalarType type, byte[] data, int count, Size size, PixelsPool pool) {
        return pool.make(
                format,
                size,
                out -> eightBits.reduce(type, data, count, out.mat().data()));
    }

    /** Puts red, green and blue together that lie {@code apart} bytes from each other in rows of {@code step}. */
    private static Pixels planes(BytePointer data, Size size, int apart, int step, PixelsPool pool) {
        return pool.make(PixelFormat.RGB24, size, out -> {
            try (Mat red = plane(data, size, 0, step);
                    Mat green = plane(data, size, apart, step);
                    Mat blue = plane(data, size, 2L * apart, step);
                    MatVector all = new MatVector(red, green, blue)) {
                merge(all, out.mat());
            }
        });
    }

    private static Mat plane(BytePointer data, Size size, long from, int step) {
        return new Mat(size.height(), size.width(), CV_8UC1, data.getPointer(from), step);
    }

    private static Pixels colour(int matType, BytePointer data, Size size, int conversion, PixelsPool pool) {
        return pool.make(PixelFormat.BGR24, size, out -> {
            try (Mat in = new Mat(size.height(), size.width(), matType, data)) {
                cvtColor(in, out.mat(), conversion);
            }
        });
    }

    @Override
    public void close() {
        eightBits.close();
        samples.close();
    }
}
