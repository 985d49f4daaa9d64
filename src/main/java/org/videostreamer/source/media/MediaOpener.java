package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.videostreamer.source.SourceException;

/** Opens what FFmpeg reads and finds the video in it. */
final class MediaOpener {

    private MediaOpener() {}

    /**
     * Opens it.
     *
     * @return what the caller must close
     * @throws SourceException if it cannot be reached, holds no picture, or the source was closed meanwhile
     */
    static MediaInput open(MediaAddress address, Stop stop) throws SourceException {
        if (address.isLive()) {
            stop.allow(address.timeouts().connect());
        } else {
            stop.allowForever();
        }
        AVFormatContext context = connect(address, stop);
        try {
            if (address.isLive()) {
                stop.allow(address.timeouts().read());
            }
            AVStream stream = video(address, stop, context);
            return new MediaInput(address, stop, context, stream, new PictureDecoder(address, stream));
        } catch (SourceException | RuntimeException e) {
            avformat_close_input(context);
            throw e;
        }
    }

    private static AVFormatContext connect(MediaAddress address, Stop stop) throws SourceException {
        AVInputFormat demuxer = null;
        if (address.isDevice()) {
            avdevice_register_all();
        }
        if (!address.demuxer().isEmpty()) {
            demuxer = av_find_input_format(address.demuxer());
            if (demuxer == null || demuxer.isNull()) {
                throw new SourceException(address + " cannot be opened: not supported on this system");
            }
        }
        AVFormatContext context = avformat_alloc_context();
        stop.watch(context);
        if (address.isDevice()) {
            context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK);
        }
        AVDictionary options = new AVDictionary(null);
        address.options().forEach((key, value) -> av_dict_set(options, key, value, 0));
        // FFmpeg frees the context if it fails.
        int result = avformat_open_input(context, address.url(), demuxer, options);
        av_dict_free(options);
        if (result < 0) {
            throw Failure.opening(address, stop, result);
        }
        return context;
    }

    private static AVStream video(MediaAddress address, Stop stop, AVFormatContext context) throws SourceException {
        // A device tells all at once; FFmpeg would spin until its first picture is there.
        int result = address.isDevice() ? 0 : avformat_find_stream_info(context, (AVDictionary) null);
        if (result < 0) {
            throw Failure.reading(address, stop, result);
        }
        int best = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        // FFmpeg draws any text file as a terminal would.
        boolean text = context.iformat().name().getString().equals("tty");
        if (best < 0 || text) {
            throw Failure.noVideo(address);
        }
        for (int i = 0; i < context.nb_streams(); i++) {
            if (i != best) {
                context.streams(i).discard(AVDISCARD_ALL);
            }
        }
        return context.streams(best);
    }
}
