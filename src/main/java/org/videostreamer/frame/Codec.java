package org.videostreamer.frame;

/** The forms in which pictures leave the program. */
public enum Codec {
    /**
     * JPEG pictures as parts of a multipart (RFC 2046 section 5.1).
     *
     * <p>The delimiter that opens the next part is sent with each one: browsers show a part only when they see its end.
     * A stream therefore begins with {@link #opening()}, and every frame is complete in itself after that.
     */
    MJPEG(true, "multipart/x-mixed-replace; boundary=frame", "--frame"),
    /** MPEG-1 video in an MPEG transport stream, one picture a message. */
    MPEG1(false, "video/mp2t", ""),
    /** VP8 (RFC 6386), a frame each, for RTP. */
    VP8(false, "video/VP8", ""),
    /** H.264 in Annex B form with start codes, an access unit each, parameter sets before every keyframe, for RTP. */
    H264(false, "video/H264", ""),
    /** Lossless PNG pictures. */
    PNG(true, "image/png", ""),
    /**
     * RGB24 pixels, or what a message brought ({@link Original}), for those who publish messages. Before the data stands
     * the size as a JSON list: width and height, or the original's numbers.
     */
    RAW(true, "application/octet-stream", "");

    private final boolean intraOnly;
    private final String contentType;
    private final String opening;

    Codec(boolean intraOnly, String contentType, String opening) {
        this.intraOnly = intraOnly;
        this.contentType = contentType;
        this.opening = opening;
    }

    /** Whether every encoded frame stands for itself, so that any may be skipped. */
    public boolean isIntraOnly() {
        return intraOnly;
    }

    /** The media type of a stream of such frames. */
    public String contentType() {
        return contentType;
    }

    /** What a stream begins with before its first frame; ASCII, possibly empty. */
    public String opening() {
        return opening;
    }
}
