package org.videostreamer.output.webrtc.sdp;

/** An offer that cannot be answered. The message is for whoever made it: what is wrong, and what was expected. */
public final class SdpException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message one line */
    public SdpException(String message) {
        super(message);
    }
}
