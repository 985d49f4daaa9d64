package org.videostreamer.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.natives.NativeLibraries;

/** Decodes image files: PNG, TIFF, BMP, WebP. OpenCV does it but for TIFF files of deep samples. */
public final class ImageFileDecoder {

    private ImageFileDecoder() {}

    /**
     * The picture of a file; the caller owns it. One of deep samples has them as they are in the file, any other is BGR.
     *
     * @param file from the position to the limit, which stay
     * @return empty if it is no image file, or a damaged one
     * @throws org.videostreamer.frame.PictureException if it is a TIFF file of deep samples that is damaged, or of a kind that
     *     is not read, with the reason
     * @throws org.videostreamer.frame.PictureTooLargeException if it claims more pixels than a picture may have
     */
    public static Optional<Pixels> decode(ByteBuffer file, PixelsPool pool) {
        Optional<ImageHeader> header =
                ImageHeader.of(file).filter(claimed -> claimed.size().isPicture());
        return header.flatMap(claimed -> decode(file, claimed, pool));
    }

    private static Optional<Pixels> decode(ByteBuffer file, ImageHeader header, PixelsPool pool) {
        pool.admit(header.size());
        if (header.samples().isPresent() && ImageHeader.isTiff(file)) {
            return Optional.of(TiffFile.read(file, header, header.samples().get(), pool));
        }
        NativeLibraries.loadOpenCv();
        int length = file.remaining();
        try (BytePointer data = new BytePointer((long) length)) {
            data.asByteBuffer().put(file.duplicate());
            Optional<SampleType> samples = header.samples();
            try (Mat bytes = new Mat(1, length, CV_8UC1, data);
                    Mat picture = decoded(bytes, samples.isPresent() ? IMREAD_UNCHANGED : IMREAD_COLOR)) {
                if (picture.empty()
                        || samples.isPresent()
                                && picture.elemSize() != samples.get().bytes()) {
                    return Optional.empty();
                }
                PixelFormat format = samples.map(PixelFormat::gray).orElse(PixelFormat.BGR24);
                return Optional.of(pool.make(format, new Size(picture.cols(), picture.rows()), out -> out.bytes()
                        .put(bytes(picture))));
            }
        }
    }

    /** Empty if OpenCV gives up in the one way or the other. */
    private static Mat decoded(Mat bytes, int flags) {
        try {
            return imdecode(bytes, flags);
        } catch (RuntimeException e) {
            return new Mat();
        }
    }

    /** All of a matrix that has no gaps. */
    private static ByteBuffer bytes(Mat picture) {
        return picture.data().capacity(picture.total() * picture.elemSize()).asByteBuffer();
    }
}
