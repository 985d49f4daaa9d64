package org.videostreamer.source.media;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.videostreamer.config.CameraConfig.Timeouts;

/**
 * What FFmpeg is asked to open.
 *
 * @param kind what it is
 * @param url for FFmpeg, possibly with credentials: never shown
 * @param shown the same for people
 * @param demuxer the name of FFmpeg's demuxer, or empty if it finds out by itself
 * @param options for the demuxer and the protocol
 * @param timeouts of a live one
 */
record MediaAddress(
        Kind kind, String url, String shown, String demuxer, Map<String, String> options, Timeouts timeouts) {

    /** What can be opened. */
    enum Kind {
        /** A recording or a picture on a disk. */
        FILE,
        /** The program's own clip, which is in memory. */
        CLIP,
        /** A camera at this machine. */
        DEVICE,
        /** A camera in the network. */
        CAMERA
    }

    private static final String FILE = "file:";

    MediaAddress {
        options = Map.copyOf(options);
    }

    /**
     * A file, which may refer to other files but not to the network.
     *
     * @param shown how messages name it
     */
    static MediaAddress ofFile(Path path, String shown, Timeouts timeouts) {
        // A name with a % is that one file, never a pattern for many.
        Map<String, String> options = Map.of("protocol_whitelist", "file", "pattern_type", "none");
        return new MediaAddress(Kind.FILE, FILE + path, shown, "", options, timeouts);
    }

    /**
     * The program's own clip.
     *
     * @param shown how messages name it
     */
    static MediaAddress ofClip(String shown, Timeouts timeouts) {
        return new MediaAddress(Kind.CLIP, "", shown, "matroska", Map.of("protocol_whitelist", ""), timeouts);
    }

    /** The same with options more, or others in the place of its own. */
    MediaAddress with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(options);
        all.putAll(more);
        return new MediaAddress(kind, url, shown, demuxer, all, timeouts);
    }

    /** The file; only of {@link Kind#FILE}. */
    Path file() {
        return Path.of(url.substring(FILE.length()));
    }

    /** Whether it is delivered as it comes, within its timeouts. */
    boolean isLive() {
        return kind == Kind.DEVICE || kind == Kind.CAMERA;
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }

    boolean isDevice() {
        return kind == Kind.DEVICE;
    }

    /** Hides the URL. */
    @Override
    public String toString() {
        return shown;
    }
}
