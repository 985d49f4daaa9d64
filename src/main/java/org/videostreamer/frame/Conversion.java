package org.videostreamer.frame;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2YUV_I420;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2YUV_I420;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2BGR_I420;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import io.netty.buffer.ByteBuf;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.videostreamer.natives.NativeLibraries;

/** How one form of a picture becomes another. Each result is new memory that the caller owns. */
final class Conversion {

    private static final byte[] LUMA = luma();
    private static final double NO_COLOUR = 128;

    private Conversion() {}

    /** Decodes a JPEG picture the right way up (EXIF), to grey where it is coded so, else to BGR. */
    static Pixels decode(ByteBuf jpeg, JpegHeader header, PixelsPool pool) {
        NativeLibraries.loadOpenCv();
        DecodingCost.check(jpeg, header, pool.limits());
        boolean grey = header.components() == 1;
        // OpenCV would turn the picture as it reads EXIF itself, and into other memory where the sides exchange.
        int flags = (grey ? IMREAD_GRAYSCALE : IMREAD_COLOR) | IMREAD_IGNORE_ORIENTATION;
        Pixels out = pool.take(grey ? PixelFormat.GRAY8 : PixelFormat.BGR24, header.coded());
        Mat target = out.mat();
        BytePointer before = target.data();
        try (BytePointer data = new BytePointer(jpeg.nioBuffer());
                Mat bytes = new Mat(1, jpeg.readableBytes(), CV_8UC1, data);
                Mat decoded = imdecode(bytes, flags, target)) {
            // OpenCV decodes in place when size and type fit; anything else means that the header lied.
            if (decoded.empty() || target.empty() || target.data().address() != before.address()) {
                throw new PictureException("the picture is not a JPEG file that can be decoded");
            }
        } catch (RuntimeException e) {
            out.discard();
            throw e instanceof PictureException ? e : new PictureException("the picture cannot be decoded: " + e);
        } catch (Error e) {
            out.discard();
            throw e;
        }
        try {
            return header.upright().of(out);
        } finally {
            out.release();
        }
    }

    /** BGR or grey of the same picture. */
    static Pixels toPixels(Pixels in) {
        return in.pool().make(PixelFormat.BGR24, in.size(), out -> {
            switch (in.format()) {
                case RGB24 -> cvtColor(in.mat(), out.mat(), COLOR_RGB2BGR);
                case I420 -> fromPlanes(in, out);
                default -> throw new IllegalArgumentException(in.format() + " needs no conversion");
            }
        });
    }

    /** RGB of BGR or grey. */
    static Pixels toRgb(Pixels in) {
        int code = in.format() == PixelFormat.GRAY8 ? COLOR_GRAY2RGB : COLOR_BGR2RGB;
        return in.pool().make(PixelFormat.RGB24, in.size(), out -> cvtColor(in.mat(), out.mat(), code));
    }

    /** I420 of the same picture. */
    static Pixels toPlanes(Pixels in) {
        Pixels even = evenSides(in);
        try {
            return in.pool().make(PixelFormat.I420, in.size(), out -> {
                switch (in.format()) {
                    case BGR24 -> cvtColor(even.mat(), out.mat(), COLOR_BGR2YUV_I420);
                    case RGB24 -> cvtColor(even.mat(), out.mat(), COLOR_RGB2YUV_I420);
                    case GRAY8 -> greyToPlanes(even, out);
                    default -> throw new IllegalArgumentException(in.format() + " does not become I420");
                }
            });
        } finally {
            even.release();
        }
    }

    /** Luma by one table, as FFmpeg makes it of grey; no colour. */
    private static void greyToPlanes(Pixels grey, Pixels out) {
        Size even = out.size().even();
        Mat planes = out.mat();
        try (Rect above = new Rect(0, 0, even.width(), even.height());
                Rect below = new Rect(0, even.height(), even.width(), even.height() / 2);
                Mat luma = new Mat(planes, above);
                Mat chroma = new Mat(planes, below);
                Scalar none = Scalar.all(NO_COLOUR);
                BytePointer values = new BytePointer(LUMA);
                Mat table = new Mat(1, LUMA.length, CV_8UC1, values)) {
            LUT(grey.mat(), table, luma);
            chroma.put(none);
        }
    }

    /** From full to limited range (BT.601), to the nearest. */
    private static byte[] luma() {
        byte[] table = new byte[256];
        for (int grey = 0; grey < table.length; grey++) {
            table[grey] = (byte) (16.5 + grey * 219 / 255.0);
        }
        return table;
    }

    private static void fromPlanes(Pixels in, Pixels out) {
        Size even = in.size().even();
        if (even.equals(in.size())) {
            cvtColor(in.mat(), out.mat(), COLOR_YUV2BGR_I420);
            return;
        }
        Pixels padded =
                in.pool().make(PixelFormat.BGR24, even, bgr -> cvtColor(in.mat(), bgr.mat(), COLOR_YUV2BGR_I420));
        try (Rect inside = new Rect(0, 0, in.size().width(), in.size().height());
                Mat picture = new Mat(padded.mat(), inside)) {
            picture.copyTo(out.mat());
        } finally {
            padded.release();
        }
    }

    /** The same picture, its last column and row repeated where a side is odd. */
    private static Pixels evenSides(Pixels in) {
        Size even = in.size().even();
        if (even.equals(in.size())) {
            return in.retain();
        }
        int right = even.width() - in.size().width();
        int below = even.height() - in.size().height();
        return in.pool()
                .make(
                        in.format(),
                        even,
                        out -> copyMakeBorder(in.mat(), out.mat(), 0, below, 0, right, BORDER_REPLICATE));
    }
}
