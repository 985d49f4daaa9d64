package org.videostreamer.codec;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.FF_COMPLIANCE_UNOFFICIAL;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;

import io.netty.buffer.ByteBuf;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Size;

/**
 * MPEG-1 video (ISO/IEC 11172-2) of constant quality in a transport stream: a group of twelve pictures, the first an I,
 * the others P, because browsers' players know no B.
 */
final class Mpeg1Encoder implements Encoder {

    private static final int GROUP_OF_PICTURES = 12;
    /** The size fields of a sequence header have 12 bits. */
    private static final Bounds BOUNDS = Bounds.ofSides("MPEG-1", 1, 4095);

    private final int quality;
    private final DoubleSupplier fps;
    private final MpegTsMuxer muxer = new MpegTsMuxer();
    private Optional<Video> video = Optional.empty();
    private long sequence;

    Mpeg1Encoder(int quality, DoubleSupplier fps) {
        this.quality = quality;
        this.fps = fps;
    }

    /** What a sequence header fixes, and the encoder that wrote it. */
    private record Video(Size size, FrameRate rate, LibavEncoder encoder) {

        boolean suits(Size pictures, double perSecond) {
            return pictures.equals(size) && (rate.isFastest() || rate.isEnoughFor(perSecond));
        }
    }

    @Override
    public Fit fit(Frame view) {
        return BOUNDS.fit(view.size());
    }

    @Override
    public EncodedFrame encode(Frame view, boolean keyframe) {
        Pixels planes = view.planes();
        LibavEncoder encoder = encoderFor(view.size());
        try {
            AVPacket packet = encoder.encode(planes, keyframe);
            boolean isKey = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
            ByteBuf bytes =
                    muxer.mux(packet.data().capacity(packet.size()).asByteBuffer(), view.number(), view.times(), isKey);
            return EncodedFrame.of(view, Codec.MPEG1, isKey, sequence++, bytes, 0, bytes.readableBytes())
                    .withStamp(muxer.pts());
        } catch (Throwable fault) {
            close();
            throw fault;
        }
    }

    private LibavEncoder encoderFor(Size size) {
        double perSecond = fps.getAsDouble();
        if (video.filter(open -> open.suits(size, perSecond)).isEmpty()) {
            close();
            video = Optional.of(open(size, FrameRate.atLeast(perSecond)));
        }
        return video.get().encoder();
    }

    private Video open(Size size, FrameRate rate) {
        BOUNDS.require(size);
        return new Video(size, rate, new LibavEncoder("mpeg1video", size, Map.of(), context -> {
            context.time_base().num(rate.denominator()).den(rate.numerator());
            context.framerate().num(rate.numerator()).den(rate.denominator());
            // FFmpeg counts low delay in MPEG-1 as unofficial; the bytes are the same, only one picture sooner.
            context.strict_std_compliance(FF_COMPLIANCE_UNOFFICIAL);
            context.gop_size(GROUP_OF_PICTURES);
            context.max_b_frames(0);
            // Without the second flag the encoder keeps each picture until the next one comes.
            context.flags(context.flags() | AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_LOW_DELAY);
            context.global_quality(FF_QP2LAMBDA * Quality.quantizer(quality, size));
        }));
    }

    @Override
    public void close() {
        video.ifPresent(open -> open.encoder().close());
        video = Optional.empty();
    }
}
