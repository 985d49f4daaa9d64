package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceException;

/** Decodes the packets of one stream. Used by one thread, which must close it. */
final class PictureDecoder implements AutoCloseable {

    private static final int FRAMES_OR_SLICES = AVCodecContext.FF_THREAD_FRAME | AVCodecContext.FF_THREAD_SLICE;

    private final AVCodecContext context;
    private final AVFrame frame;
    private boolean draining;

    /** @throws SourceException if FFmpeg has no decoder for it */
    PictureDecoder(MediaAddress address, AVStream stream, Limits limits) throws SourceException {
        AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null || codec.isNull()) {
            throw new SourceException(address + " holds a video that FFmpeg cannot decode");
        }
        context = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(context, stream.codecpar());
        // FFmpeg adds edges to pictures, and a size that does come is told: it has to be wider than ours.
        context.max_pixels(Math.min(Integer.MAX_VALUE, 2 * limits.of(Limit.PICTURE_PIXELS)));
        context.pkt_timebase(stream.time_base());
        context.thread_count(2);
        if (address.isLive()) {
            // A thread a frame would hold each picture back by one.
            context.thread_type(AVCodecContext.FF_THREAD_SLICE);
            context.flags(context.flags() | AV_CODEC_FLAG_LOW_DELAY);
        } else {
            context.thread_type(FRAMES_OR_SLICES);
        }
        int result = avcodec_open2(context, codec, (AVDictionary) null);
        if (result < 0) {
            avcodec_free_context(context);
            throw new SourceException(address + " holds a video that FFmpeg cannot decode");
        }
        frame = av_frame_alloc();
    }

    /** Whether the packets are JPEG pictures. */
    boolean isJpeg() {
        return context.codec_id() == AV_CODEC_ID_MJPEG;
    }

    /** Takes a packet. A damaged one is left out: the next key frame heals it. */
    void send(AVPacket packet) {
        avcodec_send_packet(context, packet);
    }

    /** From now on gives out the pictures that it still holds back. */
    void drain() {
        draining = true;
        avcodec_send_packet(context, (AVPacket) null);
    }

    /** Whether {@link #drain()} was called since the last {@link #restart()}. */
    boolean isDraining() {
        return draining;
    }

    /** Whether there is a picture to take from {@link #frame()}. */
    boolean receive() {
        int result = avcodec_receive_frame(context, frame);
        while (draining && result < 0 && result != AVERROR_EOF()) {
            // Damaged pictures at the end are left out too.
            result = avcodec_receive_frame(context, frame);
        }
        return result == 0;
    }

    /** The picture received last; valid until the next is. */
    AVFrame frame() {
        return frame;
    }

    /** Forgets all, so that packets from another place of the recording may come. */
    void restart() {
        draining = false;
        avcodec_flush_buffers(context);
    }

    @Override
    public void close() {
        av_frame_free(frame);
        avcodec_free_context(context);
    }
}
