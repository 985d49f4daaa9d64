package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_seek_file;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceException;

/** An open recording or camera: gives one picture after the other. Used by one thread, which must close it. */
final class MediaInput implements AutoCloseable {

    /** What comes next. */
    enum Next {
        /** A decoded picture in {@link #frame()}. */
        PICTURE,
        /** A JPEG file in {@link #jpeg()}. */
        JPEG,
        /** A picture that goes on as it came, which {@link #unit} makes. */
        UNIT,
        /** The recording is over, or the source is closed. */
        END
    }

    private static final long POLL_NANOS = 2_000_000;
    private static final long USUAL_DURATION = 40_000_000;

    private final MediaAddress address;
    private final StopSignal stop;
    private final Container container;
    private final AVFormatContext context;
    private final AVStream stream;
    private final Optional<AnnexBFilter> filter;
    private final PictureDecoder decoder;
    private final Optional<UnitDecoding> units;
    private final Optional<String> otherCodec;
    private final int mostOfJpeg;
    private final AVPacket packet = av_packet_alloc();
    private byte[] jpeg = new byte[0];
    private int jpegLength;
    private long stamp;
    private long duration;
    /** Whether the packet at hand was looked at and not decoded yet. */
    private boolean undecoded;

    /**
     * @param container whose ownership passes to this, as the filter's and the decoder's do
     * @param filter of its packets, if they need one
     * @param parameters of the packets, behind the filter
     * @param wanted whether somebody needs pixels now, for what may be passed on undecoded
     */
    MediaInput(
            MediaAddress address,
            StopSignal stop,
            Container container,
            AVStream stream,
            Optional<AnnexBFilter> filter,
            AVCodecParameters parameters,
            PictureDecoder decoder,
            BooleanSupplier wanted,
            Limits limits) {
        this.address = address;
        this.stop = stop;
        this.container = container;
        this.context = container.context();
        this.stream = stream;
        this.filter = filter;
        this.decoder = decoder;
        this.units = parameters.codec_id() == AV_CODEC_ID_H264
                ? Optional.of(new UnitDecoding(parameters, decoder, wanted, limits))
                : Optional.empty();
        this.otherCodec = Optional.of("the camera sends " + nameOf(parameters) + ", not H.264");
        this.mostOfJpeg = limits.intOf(Limit.CAMERA_PICTURE_BYTES);
    }

    private static String nameOf(AVCodecParameters parameters) {
        return avcodec_get_name(parameters.codec_id()).getString().toUpperCase(Locale.ROOT);
    }

    /** Whether it is one picture, not a video. */
    boolean isStill() {
        String name = container.format();
        return name.equals("image2") || name.endsWith("_pipe");
    }

    /** Goes on to the next picture; a live one may be waited for. */
    Next next() throws SourceException, InterruptedException {
        while (!stop.isClosed()) {
            if (undecoded) {
                undecoded = false;
                units.orElseThrow().decode(packet);
            }
            if (decoder.receive()) {
                if (!units.map(UnitDecoding::isShown).orElse(true)) {
                    continue;
                }
                AVFrame frame = decoder.frame();
                time(frame.best_effort_timestamp(), frame.duration());
                return Next.PICTURE;
            }
            if (decoder.isDraining()) {
                return Next.END;
            }
            if (!read()) {
                continue;
            }
            if (decoder.isJpeg() && isWholeJpeg()) {
                timeOfPacket();
                return Next.JPEG;
            }
            if (units.isPresent()) {
                undecoded = true;
                if (units.get().take(packet)) {
                    timeOfPacket();
                    return Next.UNIT;
                }
            } else {
                decoder.send(packet);
            }
        }
        return Next.END;
    }

    private void timeOfPacket() {
        time(packet.pts() == Pacer.UNKNOWN ? packet.dts() : packet.pts(), packet.duration());
    }

    /** Reads the next packet of the video; false if there is none yet or any more. */
    private boolean read() throws SourceException, InterruptedException {
        av_packet_unref(packet);
        int result = av_read_frame(context, packet);
        if (result == AVERROR_EAGAIN() && !stop.isLate()) {
            // Only devices: they are never waited for inside FFmpeg, where nothing could end it.
            stop.pause(POLL_NANOS);
            return false;
        }
        if (stop.isClosed()) {
            return false;
        }
        if (result < 0) {
            if (result != AVERROR_EOF() || address.isLive()) {
                throw MediaFailure.reading(address, stop, result);
            }
            decoder.drain();
            return false;
        }
        if (address.isLive()) {
            stop.allow(address.timeouts().read());
        }
        if (packet.stream_index() != stream.index() || packet.size() == 0) {
            return false;
        }
        if (filter.isPresent() && !filter.get().apply(packet)) {
            units.ifPresent(UnitDecoding::interrupt);
            return false;
        }
        return true;
    }

    private boolean isWholeJpeg() {
        jpegLength = packet.size();
        if (jpegLength > mostOfJpeg) {
            // Decoded, where FFmpeg's own limits hold, and never taken into the heap.
            return false;
        }
        if (jpeg.length < jpegLength) {
            jpeg = new byte[jpegLength + jpegLength / 4];
        }
        packet.data().get(jpeg, 0, jpegLength);
        return JpegFile.isComplete(jpeg, jpegLength);
    }

    private void time(long pts, long length) {
        AVRational base = stream.time_base();
        double unit = 1e9 * base.num() / base.den();
        stamp = pts == Pacer.UNKNOWN ? Pacer.UNKNOWN : (long) (pts * unit);
        AVRational rate = stream.avg_frame_rate();
        if (length > 0) {
            duration = (long) (length * unit);
        } else {
            duration = rate.num() > 0 ? 1_000_000_000L * rate.den() / rate.num() : USUAL_DURATION;
        }
    }

    /** The decoded picture; valid until the next. */
    AVFrame frame() {
        return decoder.frame();
    }

    /** The number of the decoded picture, if it was passed on before. */
    OptionalLong number() {
        return decoder.number();
    }

    /** The picture as it came, which is made once and stays this object's; valid until the next. */
    AccessUnit unit(long number, FrameTimes times) {
        return units.orElseThrow().make(number, times);
    }

    /** Why pictures are not passed on as they came, in words for people; empty where they are. */
    Optional<String> reason() {
        return units.isPresent() ? units.get().reason() : otherCodec;
    }

    /** Starts with the JPEG file of {@link #jpegLength()} bytes; overwritten by the next. */
    byte[] jpeg() {
        return jpeg;
    }

    int jpegLength() {
        return jpegLength;
    }

    /** The picture's time in the recording, in nanoseconds, or {@link Pacer#UNKNOWN}. */
    long stamp() {
        return stamp;
    }

    /** How long the picture is shown, in nanoseconds. */
    long duration() {
        return duration;
    }

    /** Goes back to the start; false if this kind of recording has to be opened anew for that. */
    boolean rewind() {
        long start = stream.start_time() == Pacer.UNKNOWN ? 0 : stream.start_time();
        if (avformat_seek_file(context, stream.index(), Long.MIN_VALUE, start, start, AVSEEK_FLAG_BACKWARD) < 0) {
            return false;
        }
        filter.ifPresent(AnnexBFilter::restart);
        units.ifPresent(UnitDecoding::interrupt);
        decoder.restart();
        return true;
    }

    @Override
    public void close() {
        units.ifPresent(UnitDecoding::close);
        av_packet_free(packet);
        decoder.close();
        filter.ifPresent(AnnexBFilter::close);
        container.close();
    }
}
