package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_COPY_OPAQUE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.Pointer;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceException;

/**
 * Decodes the packets of one stream. FFmpeg's decoder, with its threads and its memory, is there from the first packet to
 * {@link #rest()} only. Used by one thread, which must close it.
 */
final class PictureDecoder implements AutoCloseable {

    private static final int FRAMES_OR_SLICES = AVCodecContext.FF_THREAD_FRAME | AVCodecContext.FF_THREAD_SLICE;

    private final MediaAddress address;
    private final AVCodecParameters parameters;
    private final AVRational timeBase;
    private final Limits limits;
    private final AVCodec codec;
    private final AVFrame frame;
    private Optional<AVCodecContext> context = Optional.empty();
    private boolean draining;

    /** A picture's number, which FFmpeg hands through its decoders as a pointer that nothing follows. */
    private static final class Tag extends Pointer {
        Tag(long number) {
            address = number + 1;
        }
    }

    /**
     * @param parameters of the packets; valid until this is closed
     * @param timeBase of the packets; as long
     * @throws SourceException if FFmpeg has no decoder for it
     */
    PictureDecoder(MediaAddress address, AVCodecParameters parameters, AVRational timeBase, Limits limits)
            throws SourceException {
        this.address = address;
        this.parameters = parameters;
        this.timeBase = timeBase;
        this.limits = limits;
        this.codec = avcodec_find_decoder(parameters.codec_id());
        if (codec == null || codec.isNull()) {
            throw undecodable();
        }
        frame = av_frame_alloc();
    }

    private SourceException undecodable() {
        return new SourceException(address + " holds a video that FFmpeg cannot decode");
    }

    private AVCodecContext open() throws SourceException {
        AVCodecContext opened = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(opened, parameters);
        // FFmpeg adds edges to pictures, and a size that does come is told: it has to be wider than ours.
        opened.max_pixels(Math.min(Integer.MAX_VALUE, 2 * limits.of(Limit.PICTURE_PIXELS)));
        opened.pkt_timebase(timeBase);
        opened.thread_count(2);
        opened.flags(opened.flags() | AV_CODEC_FLAG_COPY_OPAQUE);
        if (address.isLive()) {
            // A thread a frame would hold each picture back by one.
            opened.thread_type(AVCodecContext.FF_THREAD_SLICE);
            opened.flags(opened.flags() | AV_CODEC_FLAG_LOW_DELAY);
        } else {
            opened.thread_type(FRAMES_OR_SLICES);
        }
        if (avcodec_open2(opened, codec, (AVDictionary) null) < 0) {
            avcodec_free_context(opened);
            throw undecodable();
        }
        context = Optional.of(opened);
        return opened;
    }

    /** Whether the packets are JPEG pictures. */
    boolean isJpeg() {
        return parameters.codec_id() == AV_CODEC_ID_MJPEG;
    }

    /**
     * Takes a packet. A damaged one is left out: the next key frame heals it.
     *
     * @throws SourceException if FFmpeg's decoder cannot begin
     */
    void send(AVPacket packet) throws SourceException {
        avcodec_send_packet(context.isPresent() ? context.get() : open(), packet);
    }

    /** Gives a packet the number that {@link #number()} tells of its picture. */
    static void number(AVPacket packet, long number) {
        packet.opaque(new Tag(number));
    }

    /** The number of the picture received last, if its packet was given one. */
    OptionalLong number() {
        Pointer tag = frame.opaque();
        return tag == null || tag.isNull() ? OptionalLong.empty() : OptionalLong.of(tag.address() - 1);
    }

    /** From now on gives out the pictures that it still holds back. */
    void drain() {
        draining = true;
        context.ifPresent(opened -> avcodec_send_packet(opened, (AVPacket) null));
    }

    /** Whether {@link #drain()} was called since the last {@link #restart()}. */
    boolean isDraining() {
        return draining;
    }

    /** Whether there is a picture to take from {@link #frame()}. */
    boolean receive() {
        if (context.isEmpty()) {
            return false;
        }
        int result = avcodec_receive_frame(context.get(), frame);
        while (draining && result < 0 && result != AVERROR_EOF()) {
            // Damaged pictures at the end are left out too.
            result = avcodec_receive_frame(context.get(), frame);
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
        context.ifPresent(org.bytedeco.ffmpeg.global.avcodec::avcodec_flush_buffers);
    }

    /** Whether it has been given a packet since its last rest. */
    boolean isAwake() {
        return context.isPresent();
    }

    /** Lets FFmpeg's decoder go, with all that it holds; the next packet begins another. */
    void rest() {
        context.ifPresent(org.bytedeco.ffmpeg.global.avcodec::avcodec_free_context);
        context = Optional.empty();
    }

    @Override
    public void close() {
        av_frame_free(frame);
        rest();
    }
}
