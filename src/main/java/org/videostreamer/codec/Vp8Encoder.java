package org.videostreamer.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import org.videostreamer.codec.RealtimeVideo.Picture;
import org.videostreamer.codec.RealtimeVideo.Target;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;

/** VP8 (RFC 6386) by libvpx, of a bit rate that is not exceeded or of constant quality. Odd sides stay as they are. */
final class Vp8Encoder implements Encoder {

    /** The size fields of a keyframe's header have 14 bits (RFC 6386 section 9.1). */
    private static final Bounds BOUNDS = Bounds.ofSides("VP8", 1, 16383);

    private static final int COARSEST = 63;
    /** The sixteen speeds are the negative ones; positive ones mean a share of the time and cost the same all. */
    private static final String SPEED = "-12";
    /** A keyframe takes at most this much of a second's bits, and never less than three pictures' share. */
    private static final double KEYFRAME_SECONDS = 0.3;

    private static final int LEAST_KEYFRAME_PERCENT = 300;

    private final int quality;
    private final RealtimeVideo video;
    private long sequence;

    Vp8Encoder(int quality, OptionalInt bitrate, DoubleSupplier fps) {
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
        int length = picture.bytes().readableBytes();
        return EncodedFrame.of(view, Codec.VP8, picture.keyframe(), sequence++, picture.bytes(), 0, length);
    }

    private LibavEncoder open(Target target) {
        BOUNDS.require(target.size());
        int finest = Quality.vp8(quality, target.size());
        return new LibavEncoder("libvpx", target.size(), options(target), context -> {
            target.apply(context);
            // The same least and most make libvpx keep to the rate in every second instead of on average.
            context.rc_min_rate(context.bit_rate()).rc_max_rate(context.bit_rate());
            // A second's bits of buffer, to begin with half full: what it may be late by, and what a first picture
            // takes.
            context.rc_buffer_size((int) context.bit_rate()).rc_initial_buffer_occupancy((int) context.bit_rate() / 2);
            context.gop_size(RealtimeVideo.NO_REGULAR_KEYFRAMES);
            context.qmin(finest).qmax(target.constant() ? finest : COARSEST);
        });
    }

    private static Map<String, String> options(Target target) {
        Map<String, String> options = new HashMap<>(Map.of(
                "deadline", "realtime",
                "cpu-used", SPEED,
                "lag-in-frames", "0",
                "error-resilient", "default",
                "static-thresh", "1",
                "drop-threshold", "0"));
        if (!target.constant()) {
            double percent = Math.max(LEAST_KEYFRAME_PERCENT, 100 * KEYFRAME_SECONDS * target.fps());
            options.put("max-intra-rate", Long.toString(Math.round(percent)));
        }
        return options;
    }

    @Override
    public void close() {
        video.close();
    }
}
