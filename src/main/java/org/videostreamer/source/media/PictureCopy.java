package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_plane;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;

/**
 * Copies what FFmpeg decoded into a picture of ours: as it is where we have the same layout, else converted to BGR. The
 * size and layout may change from picture to picture. Used by one thread, which must close it.
 */
final class PictureCopy implements AutoCloseable {

    private final PictureScaler scaler = new PictureScaler();

    /**
     * Copies a picture.
     *
     * @return pixels that the caller owns
     * @throws PictureException if its layout is one that FFmpeg cannot read
     * @throws PictureTooLargeException if it has more pixels than a picture may have
     */
    Pixels copy(AVFrame frame, PixelsPool pool) {
        Size size = new Size(frame.width(), frame.height());
        return pool.make(format(frame), size, out -> {
            switch (out.format()) {
                case I420 -> planes(frame, out);
                case GRAY8 -> plane(frame, 0, out, 0, size.width(), size);
                default -> scaler.convert(frame, out);
            }
        });
    }

    /** How many bits each sample of a picture has; 8 where FFmpeg does not say. */
    static int sampleBits(AVFrame frame) {
        AVPixFmtDescriptor layout = av_pix_fmt_desc_get(frame.format());
        // Of the names that colours have in a palette there are 8 bits too.
        return layout == null || layout.isNull() ? Byte.SIZE : layout.comp(0).depth();
    }

    private static PixelFormat format(AVFrame frame) {
        if (isPlanes(frame)) {
            return PixelFormat.I420;
        }
        return frame.format() == AV_PIX_FMT_GRAY8 ? PixelFormat.GRAY8 : PixelFormat.BGR24;
    }

    /** BT.601 in limited range, which is also what cameras mean that do not say. */
    private static boolean isPlanes(AVFrame frame) {
        int matrix = frame.colorspace();
        return frame.format() == AV_PIX_FMT_YUV420P
                && frame.color_range() != AVCOL_RANGE_JPEG
                && (matrix == AVCOL_SPC_UNSPECIFIED || matrix == AVCOL_SPC_BT470BG || matrix == AVCOL_SPC_SMPTE170M);
    }

    private static void planes(AVFrame frame, Pixels out) {
        Size size = out.size();
        Size even = size.even();
        Size half = new Size(even.width() / 2, even.height() / 2);
        int luma = (int) even.area();
        int chroma = (int) half.area();
        plane(frame, 0, out, 0, even.width(), size);
        plane(frame, 1, out, luma, half.width(), half);
        plane(frame, 2, out, luma + chroma, half.width(), half);
        fillUp(out, size, even);
    }

    private static void plane(AVFrame frame, int plane, Pixels out, int offset, int stride, Size size) {
        BytePointer target = out.mat().data().getPointer(offset);
        av_image_copy_plane(target, stride, frame.data(plane), frame.linesize(plane), size.width(), size.height());
    }

    /** Repeats the last column and row of the brightness where a side is odd. */
    private static void fillUp(Pixels out, Size size, Size even) {
        int stride = even.width();
        ByteBuffer bytes = out.bytes();
        if (size.width() < stride) {
            for (int row = 0; row < size.height(); row++) {
                int last = row * stride + size.width() - 1;
                bytes.put(last + 1, bytes.get(last));
            }
        }
        if (size.height() < even.height()) {
            int last = size.height() * stride;
            bytes.put(last, bytes, last - stride, stride);
        }
    }

    @Override
    public void close() {
        scaler.close();
    }
}
