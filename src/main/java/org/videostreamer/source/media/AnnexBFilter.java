package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_flush;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_send_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * Brings the H.264 of MP4 and Matroska, whose units stand behind their lengths, into the form of all else: behind start
 * codes. Used by one thread, which must close it.
 */
final class AnnexBFilter implements AutoCloseable {

    /** What begins the parameters of units behind lengths (ISO/IEC 14496-15, 5.3.3.1). */
    private static final int CONFIGURATION_VERSION = 1;

    private final AVBSFContext context;

    private AnnexBFilter(AVBSFContext context) {
        this.context = context;
    }

    /** What the video needs of it: nothing if its packets are in that form. */
    static Optional<AnnexBFilter> of(AVStream stream) {
        AVCodecParameters from = stream.codecpar();
        boolean lengths = from.codec_id() == AV_CODEC_ID_H264
                && from.extradata_size() > 0
                && from.extradata().get() == CONFIGURATION_VERSION;
        if (!lengths) {
            return Optional.empty();
        }
        AVBSFContext context = new AVBSFContext(null);
        if (av_bsf_alloc(av_bsf_get_by_name("h264_mp4toannexb"), context) < 0) {
            return Optional.empty();
        }
        avcodec_parameters_copy(context.par_in(), from);
        context.time_base_in(stream.time_base());
        if (av_bsf_init(context) < 0) {
            // Damaged: FFmpeg's decoder makes of it what it can.
            av_bsf_free(context);
            return Optional.empty();
        }
        return Optional.of(new AnnexBFilter(context));
    }

    /** Of the packets that come out; valid until this is closed. */
    AVCodecParameters parameters() {
        return context.par_out();
    }

    /** Puts the packet's other form in its place; false if it is damaged, and empty then. */
    boolean apply(AVPacket packet) {
        return av_bsf_send_packet(context, packet) == 0 && av_bsf_receive_packet(context, packet) == 0;
    }

    /** Forgets all, so that packets from another place of the recording may come. */
    void restart() {
        av_bsf_flush(context);
    }

    @Override
    public void close() {
        av_bsf_free(context);
    }
}
