package org.videostreamer.codec;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import org.videostreamer.codec.RealtimeVideo.Picture;
import org.videostreamer.codec.RealtimeVideo.Target;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;

/**
 * H.264 by OpenH264: constrained baseline, Annex B, nothing but parameter sets and slices, the sets before every
 * keyframe.
 *
 * <p>Its cropping counts in pairs of pixels where the colours are halved (ITU-T H.264, 7.4.2.1.1), so the size is even:
 * an odd picture is shown with its last column or row twice.
 */
final class H264Encoder implements Encoder {

    /**
     * OpenH264's own limit and level 5.2's is 36,864 macroblocks of 16 by 16 (ITU-T H.264, table A-1), of which no side
     * has more than the root of eight times that (A.3.1). It fails below one macroblock.
     */
    private static final Bounds BOUNDS = new Bounds("H.264", 16, 543 * 16, 36_864 * 256, 16);

    private static final int COARSEST = 51;
    /** OpenH264 counts no more pictures a second than this. */
    private static final double MOST_FPS = 60;

    private final int quality;
    private final RealtimeVideo video;
    private long sequence;

    H264Encoder(int quality, OptionalInt bitrate, DoubleSupplier fps) {
        this.quality = quality;
        this.video = new RealtimeVideo(bitrate, fps, this::open);
    }

    @Override
    public Fit fit(Frame view) {
        return BOUNDS.fit(view.size());
    }

    @Override
    public EncodedFrame encode(Frame view, boolean keyframe) {
        Picture picture = video.encode(view, keyframe);
        return new EncodedFrame(
                Codec.H264,
                picture.keyframe(),
                sequence++,
                view.number(),
                view.times(),
                view.size().even(),
                view.isSignal(),
                picture.bytes(),
                0,
                picture.bytes().readableBytes());
    }

    private LibavEncoder open(Target target) {
        Size size = target.size();
        BOUNDS.require(size);
        int finest = Quality.h264(quality, size);
        Map<String, String> options =
                Map.of("profile", "constrained_baseline", "rc_mode", "bitrate", "allow_skip_frames", "0");
        return new LibavEncoder("libopenh264", size, options, context -> {
            target.apply(context);
            context.bit_rate(Math.round(context.bit_rate() * Math.min(1, MOST_FPS / target.fps())));
            context.width(size.even().width()).height(size.even().height());
            context.gop_size(0);
            context.qmin(finest).qmax(target.constant() ? finest : COARSEST);
            // Without a name for them browsers guess the colours by the size.
            context.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_SMPTE170M);
            context.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
        });
    }

    @Override
    public void close() {
        video.close();
    }
}
