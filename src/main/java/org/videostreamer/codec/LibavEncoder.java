package org.videostreamer.codec;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_count;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Size;
import org.videostreamer.natives.MissingLibraryException;
import org.videostreamer.natives.NativeLibraries;

/** One of FFmpeg's video encoders, fed with I420 planes, one picture in and one packet out. One thread. */
final class LibavEncoder implements AutoCloseable {

    private final Size size;
    private final AVCodecContext context;
    private final AVFrame frame;
    private final AVPacket packet;
    private long count;

    /**
     * Opens an encoder.
     *
     * @param name FFmpeg's name of it
     * @param size of all pictures; odd sides are the codec's own business
     * @param options by FFmpeg's names, all of which the encoder must know
     * @param settings fills in what else the codec needs; a codec without odd sides may be given the even ones
     */
    LibavEncoder(String name, Size size, Map<String, String> options, Consumer<AVCodecContext> settings) {
        loadLibraries();
        this.size = size;
        AVCodec codec = avcodec_find_encoder_by_name(name);
        context = avcodec_alloc_context3(codec);
        frame = av_frame_alloc();
        packet = av_packet_alloc();
        try {
            context.width(size.width()).height(size.height()).pix_fmt(AV_PIX_FMT_YUV420P);
            settings.accept(context);
            open(codec, name, options);
            frame.width(context.width()).height(context.height()).format(AV_PIX_FMT_YUV420P);
        } catch (Throwable fault) {
            close();
            throw fault;
        }
    }

    private static void loadLibraries() {
        try {
            NativeLibraries.loadFfmpeg();
        } catch (MissingLibraryException e) {
            throw new PictureException(e.getMessage());
        }
    }

    private void open(AVCodec codec, String name, Map<String, String> options) {
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
        int opened = avcodec_open2(context, codec, dictionary);
        // FFmpeg leaves what it does not know and says nothing.
        int unknown = av_dict_count(dictionary);
        av_dict_free(dictionary);
        if (opened < 0) {
            throw new PictureException("FFmpeg's " + name + " does not take pictures of " + size);
        }
        if (unknown > 0) {
            throw new IllegalArgumentException(
                    "FFmpeg's " + name + " does not know " + unknown + " of the options " + options);
        }
    }

    /** Encodes one picture of a constant rate. */
    AVPacket encode(Pixels planes, boolean keyframe) {
        return encode(planes, count++, keyframe);
    }

    /**
     * Encodes one picture.
     *
     * @param planes I420 of this encoder's size
     * @param time in units of the time base, later than the one before
     * @param keyframe whether to force one
     * @return FFmpeg's packet, valid until the next call
     */
    AVPacket encode(Pixels planes, long time, boolean keyframe) {
        if (planes.format() != PixelFormat.I420 || !planes.size().equals(size)) {
            throw new IllegalArgumentException("expected I420 of " + size);
        }
        point(planes);
        frame.pts(time)
                .quality(context.global_quality())
                .pict_type(keyframe ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE);
        av_packet_unref(packet);
        int sent = avcodec_send_frame(context, frame);
        int received = sent < 0 ? sent : avcodec_receive_packet(context, packet);
        if (received < 0) {
            throw new PictureException("FFmpeg failed to encode a picture, error " + received);
        }
        return packet;
    }

    /** Lets FFmpeg's frame look at the planes; the encoder copies what it keeps, as the frame owns no buffer. */
    private void point(Pixels planes) {
        Size even = size.even();
        long luma = even.area();
        try (BytePointer base = planes.mat().data();
                BytePointer u = new BytePointer(base);
                BytePointer v = new BytePointer(base)) {
            frame.data(0, base).linesize(0, even.width());
            frame.data(1, u.position(luma)).linesize(1, even.width() / 2);
            frame.data(2, v.position(luma + luma / 4)).linesize(2, even.width() / 2);
        }
    }

    @Override
    public void close() {
        av_packet_free(packet);
        av_frame_free(frame);
        avcodec_free_context(context);
    }
}
