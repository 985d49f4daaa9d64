package org.videostreamer.source.redis;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.natives.NativeLibraries;

/** Decodes image files of the kinds that OpenCV knows: PNG, TIFF, BMP, WebP. */
final class ImageDecoder {

    private static final String NO_PICTURE = "their data is neither an image file nor pixels of their size";

    private ImageDecoder() {}

    /**
     * The picture of a file in BGR; the caller owns it.
     *
     * @throws PictureException if it is no image file
     */
    static Pixels decode(byte[] file, int length, PixelsPool pool) {
        if (length == 0) {
            throw new PictureException(NO_PICTURE);
        }
        NativeLibraries.loadOpenCv();
        try (BytePointer data = new BytePointer((long) length).put(file, 0, length);
                Mat bytes = new Mat(1, length, CV_8UC1, data);
                Mat picture = imdecode(bytes, IMREAD_COLOR)) {
            if (picture.empty()) {
                throw new PictureException(NO_PICTURE);
            }
            Pixels pixels = pool.take(PixelFormat.BGR24, new Size(picture.cols(), picture.rows()));
            picture.copyTo(pixels.mat());
            return pixels;
        } catch (RuntimeException e) {
            throw e instanceof PictureException ? e : new PictureException("their image cannot be decoded: " + e);
        }
    }
}
