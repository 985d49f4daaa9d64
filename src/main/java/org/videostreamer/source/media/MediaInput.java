package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_seek_file;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.videostreamer.source.SourceException;

/** An open recording or camera: gives one picture after the other. Used by one thread, which must close it. */
final class MediaInput implements AutoCloseable {

    /** What comes next. */
    enum Next {
        /** A decoded picture in {@link #frame()}. */
        PICTURE,
        /** A JPEG file in {@link #jpeg()}. */
        JPEG,
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
    private final PictureDecoder decoder;
    private final int mostOfJpeg;
    private final AVPacket packet = av_packet_alloc();
    private byte[] jpeg = new byte[0];
    private int jpegLength;
    private long stamp;
    private long duration;

    /**
     * @param container whose ownership passes to this, as the decoder's does
     * @param mostOfJpeg bytes of a JPEG file that is passed on as it is
     */
    MediaInput(
            MediaAddress address,
            StopSignal stop,
            Container container,
            AVStream stream,
            PictureDecoder decoder,
            int mostOfJpeg) {
        this.address = address;
        this.stop = stop;
        this.container = container;
        this.context = container.context();
        this.stream = stream;
        this.decoder = decoder;
        this.mostOfJpeg = mostOfJpeg;
    }

    /** Whether it is one picture, not a video. */
    boolean isStill() {
        String name = container.format();
        return name.equals("image2") || name.endsWith("_pipe");
    }

    /** Goes on to the next picture; a live one may be waited for. */
    Next next() throws SourceException, InterruptedException {
        while (!stop.isClosed()) {
            if (decoder.receive()) {
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
                time(packet.pts() == Pacer.UNKNOWN ? packet.dts() : packet.pts(), packet.duration());
                return Next.JPEG;
            }
            decoder.send(packet);
        }
        return Next.END;
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
        return packet.stream_index() == stream.index() && packet.size() > 0;
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
        decoder.restart();
        return true;
    }

    @Override
    public void close() {
        av_packet_free(packet);
        decoder.close();
        container.close();
    }
}
