package org.videostreamer.testing.webrtc;

import java.util.Optional;

/** Puts the payloads of one picture together. They come in order, and none is missing between them. */
interface Depacketizer {

    /** Takes the next payload. */
    void add(byte[] payload);

    /** Ends the picture and is ready for the next; empty if what came is not a whole one. */
    Optional<EncodedPicture> finish();

    /** The one for an encoding name of SDP. */
    static Depacketizer of(String codec) {
        return switch (codec) {
            case "VP8" -> new Vp8Depacketizer();
            case "H264" -> new H264Depacketizer();
            default -> throw new IllegalArgumentException(codec);
        };
    }
}
