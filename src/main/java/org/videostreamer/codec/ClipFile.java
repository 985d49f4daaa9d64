package org.videostreamer.codec;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_get_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_seek;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set_int;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.PictureException;
import org.videostreamer.natives.MissingLibraryException;
import org.videostreamer.natives.NativeLibraries;

/**
 * Pictures as a file with their times, written in memory by FFmpeg's multiplexers: H.264 as MP4 whose index stands in front,
 * so that a player knows its whole length at once; JPEG as AVI, byte for byte.
 */
public final class ClipFile implements AutoCloseable {

    /** An index of even times takes much less; what is left over is a box that players pass over. */
    private static final int INDEX_BYTES = 1_024;

    private static final int INDEX_BYTES_A_PICTURE = 28;

    private static final int MP4_UNITS = 90_000;
    private static final int AVI_UNITS = 1_000;
    /** AVI tells no times but has a place for each unit, of which FFmpeg leaves no more empty in a row. */
    private static final long MOST_EMPTY = 60_000;

    /** An empty place has a header, and stands in the indexes. */
    private static final int PLACE_BYTES = 48;

    /** FFmpeg's memory ends at 2 GB. */
    private static final long MOST_BYTES = 2_000_000_000;

    private static final double UNKNOWN_FPS = 25;
    /** C's. */
    private static final int SEEK_SET = 0;

    private final List<EncodedFrame> pictures;
    private final EncodedFrame first;
    private final AVFormatContext format = new AVFormatContext(null);
    private final AVIOContext out = new AVIOContext(null);
    private final AVPacket packet = av_packet_alloc();

    /** @param pictures stay the caller's */
    private ClipFile(List<EncodedFrame> pictures) {
        this.pictures = pictures;
        this.first = pictures.get(0);
    }

    /** Whether a file may hold pictures that begin with one keyframe, and go on with another. */
    public static boolean goTogether(EncodedFrame one, EncodedFrame other) {
        return one.codec() == other.codec()
                && one.size().equals(other.size())
                && (one.codec() != Codec.H264 || LeadingSets.of(one.picture()).equals(LeadingSets.of(other.picture())));
    }

    /** About how many bytes a file of such pictures has. */
    public static long bytesOf(List<EncodedFrame> pictures) {
        long all = pictures.stream().mapToLong(EncodedFrame::pictureLength).sum();
        return pictures.get(0).codec() == Codec.H264
                ? all
                : all + gapMillis(pictures).sum() * unitsOfAvi(pictures) / AVI_UNITS * PLACE_BYTES;
    }

    /**
     * Writes a file.
     *
     * @param pictures all of H.264 or all of MJPEG, each following the one before, one at least; the first is a keyframe,
     *     with which all other keyframes {@linkplain #goTogether go together}. They stay the caller's
     * @return direct memory that the caller owns
     * @throws PictureException if that is impossible
     */
    public static ByteBuf of(List<EncodedFrame> pictures) {
        try {
            NativeLibraries.loadFfmpeg();
        } catch (MissingLibraryException e) {
            throw new PictureException(e.getMessage());
        }
        try (ClipFile file = new ClipFile(pictures)) {
            return file.write();
        }
    }

    private ByteBuf write() {
        long bytes = bytesOf(pictures);
        if (bytes > MOST_BYTES) {
            throw new PictureException("a clip of " + bytes + " bytes is too long for a file; ask for fewer seconds");
        }
        boolean mp4 = first.codec() == Codec.H264;
        check(avformat_alloc_output_context2(format, null, mp4 ? "mp4" : "avi", (String) null));
        AVStream stream = avformat_new_stream(format, null);
        describe(stream.codecpar());
        int units = mp4 ? MP4_UNITS : unitsOfAvi(pictures);
        stream.time_base().num(1).den(units);
        check(avio_open_dyn_buf(out));
        format.pb(out);
        writeHeader(mp4 ? Optional.of(indexBytes(stream.codecpar())) : Optional.empty());
        writePictures(units);
        check(av_write_trailer(format));
        return finish();
    }

    private void describe(AVCodecParameters parameters) {
        parameters
                .codec_type(AVMEDIA_TYPE_VIDEO)
                .codec_id(first.codec() == Codec.H264 ? AV_CODEC_ID_H264 : AV_CODEC_ID_MJPEG)
                .width(first.size().width())
                .height(first.size().height());
        if (first.codec() == Codec.H264) {
            ByteBuf sets = LeadingSets.of(first.picture());
            int length = sets.readableBytes();
            BytePointer copy = new BytePointer(av_mallocz(length + (long) AV_INPUT_BUFFER_PADDING_SIZE));
            sets.readBytes(copy.capacity(length).asByteBuffer());
            parameters.extradata(copy).extradata_size(length);
        }
    }

    private static int unitsOfAvi(List<EncodedFrame> pictures) {
        long longest = gapMillis(pictures).max().orElse(0);
        int units = AVI_UNITS;
        while (longest * units / AVI_UNITS >= MOST_EMPTY) {
            units /= 10;
        }
        return units;
    }

    private static LongStream gapMillis(List<EncodedFrame> pictures) {
        return IntStream.range(1, pictures.size())
                .mapToLong(i -> arrivedMillis(pictures.get(i)) - arrivedMillis(pictures.get(i - 1)))
                .map(gap -> Math.min(gap, ClipTimes.LONGEST_GAP.toMillis()));
    }

    private static long arrivedMillis(EncodedFrame picture) {
        return TimeUnit.NANOSECONDS.toMillis(picture.times().arrivedNanos());
    }

    private long indexBytes(AVCodecParameters parameters) {
        return INDEX_BYTES + parameters.extradata_size() + (long) INDEX_BYTES_A_PICTURE * pictures.size();
    }

    /** @param indexBytes what is kept for an index in front */
    private void writeHeader(Optional<Long> indexBytes) {
        AVDictionary told = new AVDictionary(null);
        av_dict_set(told, "creation_time", first.times().source().toString(), 0);
        format.metadata(told);
        AVDictionary options = new AVDictionary(null);
        indexBytes.ifPresent(bytes -> av_dict_set_int(options, "moov_size", bytes, 0));
        int written = avformat_write_header(format, options);
        av_dict_free(options);
        check(written);
    }

    private void writePictures(int units) {
        ClipTimes times = new ClipTimes(units);
        long time = times.next(first);
        long lasts = Math.round(units / UNKNOWN_FPS);
        for (int i = 0; i < pictures.size(); i++) {
            long next = time + lasts;
            if (i + 1 < pictures.size()) {
                next = times.next(pictures.get(i + 1));
                lasts = next - time;
            }
            write(pictures.get(i), time, lasts);
            time = next;
        }
    }

    private void write(EncodedFrame picture, long time, long lasts) {
        int length = picture.pictureLength();
        check(av_new_packet(packet, length));
        try {
            picture.picture().readBytes(packet.data().capacity(length).asByteBuffer());
            packet.pts(time).dts(time).duration(lasts).flags(picture.keyframe() ? AV_PKT_FLAG_KEY : 0);
            check(av_write_frame(format, packet));
        } finally {
            av_packet_unref(packet);
        }
    }

    private ByteBuf finish() {
        BytePointer memory = new BytePointer();
        // FFmpeg ends the memory with zeros, which it writes to where the last was written: in AVI among the headers.
        avio_seek(out, avio_get_dyn_buf(out, memory), SEEK_SET);
        int length = avio_close_dyn_buf(out, memory);
        out.setNull();
        return new Written(memory, length);
    }

    private static void check(int result) {
        if (result < 0) {
            throw new PictureException("FFmpeg failed to write a clip, error " + result);
        }
    }

    @Override
    public void close() {
        if (!out.isNull()) {
            BytePointer memory = new BytePointer();
            avio_close_dyn_buf(out, memory);
            av_free(memory);
        }
        avformat_free_context(format);
        av_packet_free(packet);
    }

    /** FFmpeg's memory, lent to Netty until its last owner there lets go. */
    private static final class Written extends UnpooledDirectByteBuf {

        private final BytePointer memory;

        Written(BytePointer memory, int length) {
            super(UnpooledByteBufAllocator.DEFAULT, memory.capacity(length).asByteBuffer(), length);
            this.memory = memory;
        }

        @Override
        protected void deallocate() {
            // Netty frees no memory that it was given.
            super.deallocate();
            av_free(memory);
        }
    }
}
