package org.videostreamer.stream;

import java.util.Locale;
import org.videostreamer.frame.Codec;

/** The files that hold a stream's newest pictures. */
public enum ClipFormat {
    /** H.264, with the index in front. */
    MP4("video/mp4"),
    /** JPEG as the camera sent it. */
    AVI("video/x-msvideo");

    private final String contentType;

    ClipFormat(String contentType) {
        this.contentType = contentType;
    }

    /** That which holds frames of a codec that is recorded. */
    static ClipFormat of(Codec codec) {
        return codec == Codec.MJPEG ? AVI : MP4;
    }

    /** Its media type. */
    public String contentType() {
        return contentType;
    }

    /** As it ends file names, and as it is asked for: {@code mp4}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
