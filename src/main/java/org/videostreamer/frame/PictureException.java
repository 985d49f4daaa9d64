package org.videostreamer.frame;

/** A picture that cannot be decoded or converted; the message says why. The stream goes on with the next one. */
public final class PictureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the picture */
    public PictureException(String message) {
        super(message);
    }
}
