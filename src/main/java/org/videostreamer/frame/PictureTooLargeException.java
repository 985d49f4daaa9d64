package org.videostreamer.frame;

/**
 * A picture of more pixels than the limit allows. It is no damaged picture that is skipped: the next one would be as
 * large, so who meets it gives up, and the message is the reason that users see.
 */
public final class PictureTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PictureTooLargeException(String message) {
        super(message);
    }
}
