package org.videostreamer.codec;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Size;

/**
 * Video for conversations: P pictures, and a keyframe where one is asked for, after ten seconds without, and where the
 * encoder is opened anew because the size or, much, the rate has changed. One thread.
 */
final class RealtimeVideo implements AutoCloseable {

    private static final long KEYFRAME_AFTER_MICROS = 10_000_000;
    /** A rate that is so far off needs another encoder, but not before the next keyframe. */
    private static final double OFF = 1.25;
    /** A rate that is so far off needs one at once, though not more often than once in this time. */
    private static final double FAR_OFF = 2;

    private static final long OPEN_AT_LEAST_MICROS = 1_000_000;
    private static final double UNKNOWN_FPS = 25;
    private static final double LEAST_FPS = 1;
    private static final double MOST_FPS = 240;
    /** Above this one core does not follow a camera. */
    private static final long LARGE = 5_000_000;

    private static final int MOST_THREADS = 4;
    /** Keyframes come by the clock, which knows better than a count of pictures. */
    static final int NO_REGULAR_KEYFRAMES = 1_000_000;

    private final Opener opener;
    private final OptionalInt bitrate;
    private final DoubleSupplier fps;
    private final PictureClock clock = new PictureClock();
    private Optional<Open> open = Optional.empty();
    private long lastKeyframe;

    /**
     * What an encoder is opened for.
     *
     * @param size of the pictures
     * @param fps pictures a second
     * @param kbits most kbit/s
     * @param constant whether the quality is constant, whatever the bits
     */
    record Target(Size size, double fps, int kbits, boolean constant) {

        /** Fills in what all codecs need; the pictures' times are microseconds. */
        void apply(AVCodecContext context) {
            context.time_base().num(1).den(1_000_000);
            context.framerate().num((int) Math.round(fps * 1_000)).den(1_000);
            context.bit_rate(kbits * 1_000L);
            context.max_b_frames(0);
            int threads = size.area() < LARGE
                    ? 1
                    : Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
            context.thread_count(threads);
            context.slices(threads);
        }
    }

    /** Opens an encoder; a {@link org.videostreamer.frame.PictureException} says why that is impossible. */
    interface Opener {
        LibavEncoder open(Target target);
    }

    private record Open(Target target, long since, LibavEncoder encoder) {

        boolean suits(Size size, double fps, boolean keyframe, long now) {
            double off = Math.max(target.fps / fps, fps / target.fps);
            boolean young = now - since < OPEN_AT_LEAST_MICROS;
            return size.equals(target.size) && (young || off < (keyframe ? OFF : FAR_OFF));
        }
    }

    /**
     * @param bitrate most kbit/s, 0 for constant quality; empty chooses by size and rate
     * @param fps tells the pictures a second at present, 0 while unknown
     */
    RealtimeVideo(OptionalInt bitrate, DoubleSupplier fps, Opener opener) {
        this.bitrate = bitrate;
        this.fps = fps;
        this.opener = opener;
    }

    /**
     * Encodes a picture.
     *
     * @param bytes direct memory outside pools that the caller owns
     * @param keyframe whether it is one
     */
    record Picture(ByteBuf bytes, boolean keyframe) {}

    Picture encode(Frame view, boolean keyframe) {
        double rate = rate();
        long time = clock.next(view.times().arrivedNanos(), rate);
        boolean wanted = keyframe || time - lastKeyframe >= KEYFRAME_AFTER_MICROS;
        Pixels planes = view.planes();
        LibavEncoder encoder = encoderFor(view.size(), rate, wanted, time);
        try {
            AVPacket packet = encoder.encode(planes, time, wanted);
            boolean isKey = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
            lastKeyframe = isKey ? time : lastKeyframe;
            int length = packet.size();
            ByteBuf bytes = Unpooled.directBuffer(length, length)
                    .writeBytes(packet.data().capacity(length).asByteBuffer());
            return new Picture(bytes, isKey);
        } catch (Throwable fault) {
            close();
            throw fault;
        }
    }

    private double rate() {
        double now = fps.getAsDouble();
        double known = now > 0 ? now : open.map(o -> o.target.fps).orElse(UNKNOWN_FPS);
        return Math.max(LEAST_FPS, Math.min(MOST_FPS, known));
    }

    private LibavEncoder encoderFor(Size size, double rate, boolean keyframe, long now) {
        if (open.filter(o -> o.suits(size, rate, keyframe, now)).isEmpty()) {
            close();
            boolean constant = bitrate.equals(OptionalInt.of(0));
            int kbits = constant ? BitRate.chosen(size, rate) : bitrate.orElseGet(() -> BitRate.chosen(size, rate));
            Target target = new Target(size, rate, kbits, constant);
            open = Optional.of(new Open(target, now, opener.open(target)));
        }
        return open.get().encoder;
    }

    @Override
    public void close() {
        open.ifPresent(o -> o.encoder.close());
        open = Optional.empty();
    }
}
