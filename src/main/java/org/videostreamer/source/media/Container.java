package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.videostreamer.source.SourceException;

/** What FFmpeg has opened: a connection or a file, and what it reads from. Used by one thread, which must close it. */
final class Container implements AutoCloseable {

    private final Optional<ClipReader> clip;
    private final AVFormatContext context;
    private final int result;

    /**
     * Tries to open it; {@link #result()} tells whether that went well.
     *
     * @throws SourceException if it can never be opened here
     */
    Container(MediaAddress address, StopSignal stop) throws SourceException {
        if (address.isDevice()) {
            avdevice_register_all();
        }
        AVInputFormat demuxer = demuxer(address);
        clip = address.kind() == MediaAddress.Kind.CLIP ? Optional.of(new ClipReader()) : Optional.empty();
        context = avformat_alloc_context();
        stop.watch(context);
        clip.ifPresent(reader -> context.pb(reader.io()));
        if (address.isDevice()) {
            context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK);
        }
        AVDictionary options = new AVDictionary(null);
        address.options().forEach((key, value) -> av_dict_set(options, key, value, 0));
        // FFmpeg frees the context if it fails.
        result = avformat_open_input(context, address.url(), demuxer, options);
        av_dict_free(options);
    }

    private static AVInputFormat demuxer(MediaAddress address) throws SourceException {
        if (address.demuxer().isEmpty()) {
            return null;
        }
        AVInputFormat demuxer = av_find_input_format(address.demuxer());
        if (demuxer == null || demuxer.isNull()) {
            throw new SourceException(address + " cannot be opened: not supported on this system");
        }
        return demuxer;
    }

    /** FFmpeg's error code, negative, if it could not be opened. */
    int result() {
        return result;
    }

    /** FFmpeg's own; only of one that is open. */
    AVFormatContext context() {
        return context;
    }

    /** FFmpeg's name for the kind of file or protocol. */
    String format() {
        return context.iformat().name().getString();
    }

    @Override
    public void close() {
        if (result >= 0) {
            avformat_close_input(context);
        }
        clip.ifPresent(ClipReader::close);
    }
}
