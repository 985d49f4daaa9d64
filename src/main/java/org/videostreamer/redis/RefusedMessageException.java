package org.videostreamer.redis;

import java.io.IOException;

/** A server sends more than is allowed, or what is no Redis; the message says what. */
final class RefusedMessageException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedMessageException(String message) {
        super(message);
    }
}
