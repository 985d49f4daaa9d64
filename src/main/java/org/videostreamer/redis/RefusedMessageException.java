package org.videostreamer.redis;

import java.io.IOException;

/** A server announces more than is allowed; the message says what and how much. */
final class MessageTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    MessageTooLongException(String message) {
        super(message);
    }
}
