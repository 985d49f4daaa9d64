package org.videostreamer.soak;

/** What a camera can do wrong. */
enum CameraFault {
    /** It is gone with all its connections. */
    KILLED("killed"),
    /** Its connections stay open, and nothing more comes. */
    HUNG("hung"),
    /** Its pictures come byte by byte, or one in some seconds. */
    SLOW("slow"),
    /** It sends what is no picture. */
    GARBAGE("sends garbage"),
    /** Each picture has another size than the one before. */
    OTHER_SIZES("another size each picture"),
    /** It sends as fast as it is read, or several hundred pictures a second. */
    TOO_FAST("too fast");

    private final String text;

    CameraFault(String text) {
        this.text = text;
    }

    /** For people. */
    @Override
    public String toString() {
        return text;
    }
}
