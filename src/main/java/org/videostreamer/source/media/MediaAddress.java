package org.videostreamer.source.media;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.videostreamer.config.SourceConfig.Timeouts;

/**
 * What FFmpeg is asked to open.
 *
 * @param url for FFmpeg, possibly with credentials: never shown
 * @param shown the same for people
 * @param demuxer the name of FFmpeg's demuxer, or empty if it finds out by itself
 * @param options for the demuxer and the protocol
 * @param file the file behind it, if it is one; everything else is live: delivered as it comes
 * @param timeouts of a live one
 */
record MediaAddress(
        String url, String shown, String demuxer, Map<String, String> options, Optional<Path> file, Timeouts timeouts) {

    /**
     * A file, which may refer to other files but not to the network.
     *
     * @param shown how messages name it
     */
    static MediaAddress ofFile(Path path, String shown, Timeouts timeouts) {
        // A name with a % is that one file, never a pattern for many.
        Map<String, String> options = Map.of("protocol_whitelist", "file", "pattern_type", "none");
        return new MediaAddress("file:" + path, shown, "", options, Optional.of(path), timeouts);
    }

    boolean isLive() {
        return file.isEmpty();
    }

    boolean isDevice() {
        return demuxer.equals("v4l2");
    }

    /** Hides the URL. */
    @Override
    public String toString() {
        return shown;
    }
}
