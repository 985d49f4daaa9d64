package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_BAD_REQUEST;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_OTHER_4XX;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;

import java.util.Map;
import java.util.Optional;
import org.videostreamer.source.SourceException;

/**
 * The ways to a camera that did not let us in at first: where it redirects to, and UDP in the place of TCP, once. For one
 * opening.
 */
final class RtspDetours {

    private static final int MOST_REDIRECTS = 5;
    private static final String TRANSPORT = "rtsp_transport";

    private int redirects;
    private boolean overUdp;

    /**
     * What to try next.
     *
     * @param failed what could not be opened
     * @param code FFmpeg's reason
     * @param redirection where the camera has pointed to, if it has
     * @throws SourceException if it points where nobody follows
     */
    Optional<MediaAddress> after(MediaAddress failed, int code, Optional<String> redirection) throws SourceException {
        if (redirection.isPresent()) {
            redirects++;
            if (redirects > MOST_REDIRECTS) {
                throw new SourceException(failed + " redirects again and again");
            }
            return Optional.of(RtspUri.redirected(failed, redirection.get()));
        }
        if (!overUdp && mayLackTcp(failed, code)) {
            overUdp = true;
            return Optional.of(failed.with(Map.of(TRANSPORT, "udp")));
        }
        return Optional.empty();
    }

    /** A camera may refuse TCP with whatever code it likes, or answer with UDP; a wrong password is no such thing. */
    private static boolean mayLackTcp(MediaAddress failed, int code) {
        boolean refused = code == AVERROR_HTTP_BAD_REQUEST()
                || code == AVERROR_HTTP_FORBIDDEN()
                || code == AVERROR_HTTP_NOT_FOUND()
                || code == AVERROR_HTTP_OTHER_4XX()
                || code == AVERROR_INVALIDDATA();
        return refused
                && failed.demuxer().equals("rtsp")
                && failed.url().startsWith("rtsp:")
                && !failed.options().containsKey(TRANSPORT);
    }
}
