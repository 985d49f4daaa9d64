package org.videostreamer.source.media;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.bytedeco.ffmpeg.global.avutil;
import org.videostreamer.source.SourceException;

/** Words for FFmpeg's error codes. */
final class MediaFailure {

    private static final int TEXT = 256;

    private MediaFailure() {}

    /** Why something could not be opened. */
    static SourceException opening(MediaAddress address, StopSignal stop, int code) {
        if (stop.isLate()) {
            return new SourceException(address + " did not answer within "
                    + time(address.timeouts().connect()));
        }
        if (code == avutil.AVERROR_INVALIDDATA()) {
            return noVideo(address);
        }
        if (code == avutil.AVERROR_HTTP_UNAUTHORIZED() || code == avutil.AVERROR_HTTP_FORBIDDEN()) {
            return new SourceException(address + " refuses the user name and password, or wants some");
        }
        if (code == avutil.AVERROR_HTTP_NOT_FOUND()) {
            return new SourceException(address + " is not known to the camera: check the path");
        }
        return new SourceException(address + " cannot be opened: " + words(address, code));
    }

    /** Why reading ended. */
    static SourceException reading(MediaAddress address, StopSignal stop, int code) {
        if (stop.isLate()) {
            return new SourceException(
                    address + " sent nothing for " + time(address.timeouts().read()));
        }
        if (code == avutil.AVERROR_EOF()) {
            return ended(address);
        }
        return new SourceException(address + " cannot be read any more: " + words(address, code));
    }

    /** The live stream is over. */
    static SourceException ended(MediaAddress address) {
        return new SourceException(address + " ended the stream");
    }

    /** There is something, but nothing to see. */
    static SourceException noVideo(MediaAddress address) {
        return new SourceException(address + " is not a video or picture that FFmpeg reads");
    }

    private static String words(MediaAddress address, int code) {
        if (code == org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOENT()) {
            return address.isLive() ? "no such device" : "no such file";
        }
        if (code == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO()
                && address.demuxer().equals("rtsp")) {
            return "no such host, or the connection broke";
        }
        byte[] text = new byte[TEXT];
        avutil.av_strerror(code, text, TEXT);
        int end = 0;
        while (text[end] != 0) {
            end++;
        }
        String words = new String(text, 0, end, StandardCharsets.UTF_8);
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static String time(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
