package org.videostreamer.testing.webrtc;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.videostreamer.frame.Codec;
import org.videostreamer.natives.NativeLibraries;

/** Decodes pictures with FFmpeg, as grey. One thread. */
final class GreyDecoder implements AutoCloseable {

    private final AVCodecContext context;
    private final AVPacket packet;
    private final AVFrame frame;

    GreyDecoder(Codec codec) {
        NativeLibraries.loadFfmpeg();
        var decoder = avcodec_find_decoder(codec == Codec.VP8 ? AV_CODEC_ID_VP8 : AV_CODEC_ID_H264);
        context = avcodec_alloc_context3(decoder);
        context.flags(context.flags() | AV_CODEC_FLAG_LOW_DELAY).thread_count(1);
        if (avcodec_open2(context, decoder, (AVDictionary) null) < 0) {
            throw new AssertionError("FFmpeg has no decoder of " + codec);
        }
        packet = av_packet_alloc();
        frame = av_frame_alloc();
    }

    /** The picture; empty if it cannot be decoded. */
    Optional<BufferedImage> decode(byte[] bytes) {
        try (BytePointer data = new BytePointer(bytes)) {
            packet.data(data).size(bytes.length);
            if (avcodec_send_packet(context, packet) < 0 || avcodec_receive_frame(context, frame) < 0) {
                return Optional.empty();
            }
            return Optional.of(grey());
        }
    }

    private BufferedImage grey() {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        byte[] row = new byte[frame.width()];
        for (int y = 0; y < frame.height(); y++) {
            frame.data(0).position((long) y * frame.linesize(0)).get(row);
            for (int x = 0; x < row.length; x++) {
                image.setRGB(x, y, (row[x] & 0xFF) * 0x010101);
            }
        }
        return image;
    }

    @Override
    public void close() {
        av_packet_free(packet);
        av_frame_free(frame);
        avcodec_free_context(context);
    }
}
