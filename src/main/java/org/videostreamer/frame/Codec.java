package org.videostreamer.frame;

/** The forms in which pictures leave the house. */
public enum Codec {
    /** JPEG pictures as parts of {@code multipart/x-mixed-replace}. */
    MJPEG(true),
    /** MPEG-1 video in an MPEG transport stream, one picture a message. */
    MPEG1(false),
    /** Lossless PNG pictures. */
    PNG(true);

    private final boolean intraOnly;

    Codec(boolean intraOnly) {
        this.intraOnly = intraOnly;
    }

    /** Whether every encoded frame stands for itself, so that any may be skipped. */
    public boolean isIntraOnly() {
        return intraOnly;
    }
}
