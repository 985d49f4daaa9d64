package org.videostreamer.source.redis;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.natives.NativeLibraries;

/** Decodes image files of the kinds that OpenCV knows: PNG, TIFF, BMP, WebP. */
final class ImageFileDecoder {

    private static final String NO_PICTURE = "their data is neither an image file nor pixels of their size";

    private ImageFileDecoder() {}

    /**
     * The picture of a file in BGR; the caller owns it.
     *
     * @throws PictureException if it is no image file
     * @throws PictureTooLargeException if it claims more pixels than a picture may have
     */
    static Pixels decode(byte[] file, int length, PixelsPool pool) {
        Size claimed = ImageHeader.size(file, length)
                .filter(Size::isPicture)
                .orElseThrow(() -> new PictureException(NO_PICTURE));
        pool.admit(claimed);
        NativeLibraries.loadOpenCv();
        try (BytePointer data = new BytePointer((long) length).put(file, 0, length);
                Mat bytes = new Mat(1, length, CV_8UC1, data);
                Mat picture = imdecode(bytes, IMREAD_COLOR)) {
            if (picture.empty()) {
                throw new PictureException(NO_PICTURE);
            }
            Size size = new Size(picture.cols(), picture.rows());
            return pool.make(PixelFormat.BGR24, size, out -> picture.copyTo(out.mat()));
        }
    }
}
