package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Pixels;

/** Converts any layout to BGR at the same size. Used by one thread, which must close it. */
final class PictureScaler implements AutoCloseable {

    private static final int ONE = 1 << 16;

    private record Layout(int width, int height, int format, int matrix, boolean full) {}

    private Optional<Layout> current = Optional.empty();
    private Optional<SwsContext> context = Optional.empty();

    /** @throws PictureException if FFmpeg cannot read the layout */
    void convert(AVFrame frame, Pixels out) {
        Layout layout =
                new Layout(frame.width(), frame.height(), frame.format(), frame.colorspace(), isFullRange(frame));
        if (!current.equals(Optional.of(layout))) {
            close();
            context = Optional.of(make(layout));
            current = Optional.of(layout);
        }
        BytePointer data = out.mat().data();
        try (PointerPointer<BytePointer> target = new PointerPointer<>(data, null, null, null);
                IntPointer stride = new IntPointer(layout.width() * 3, 0, 0, 0)) {
            sws_scale(context.get(), frame.data(), frame.linesize(), 0, layout.height(), target, stride);
        }
    }

    private static boolean isFullRange(AVFrame frame) {
        if (frame.color_range() == AVCOL_RANGE_JPEG) {
            return true;
        }
        BytePointer name = av_get_pix_fmt_name(frame.format());
        return name != null && name.getString().startsWith("yuvj");
    }

    private static SwsContext make(Layout in) {
        // The fast way works in groups of pixels and leaves the last columns of other widths undone.
        boolean fast = in.width() % 16 == 0 && in.height() % 2 == 0;
        SwsContext made = sws_getContext(
                in.width(),
                in.height(),
                in.format(),
                in.width(),
                in.height(),
                AV_PIX_FMT_BGR24,
                SWS_BILINEAR | (fast ? 0 : SWS_ACCURATE_RND),
                (SwsFilter) null,
                (SwsFilter) null,
                (DoublePointer) null);
        if (made == null || made.isNull()) {
            throw new PictureException("FFmpeg cannot convert the video's pixel format " + in.format());
        }
        IntPointer from = sws_getCoefficients(in.matrix());
        IntPointer to = sws_getCoefficients(SWS_CS_DEFAULT);
        sws_setColorspaceDetails(made, from, in.full() ? 1 : 0, to, 1, 0, ONE, ONE);
        return made;
    }

    @Override
    public void close() {
        context.ifPresent(org.bytedeco.ffmpeg.global.swscale::sws_freeContext);
        context = Optional.empty();
        current = Optional.empty();
    }
}
