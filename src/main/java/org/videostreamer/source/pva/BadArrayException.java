package org.videostreamer.source.pva;

/** An array that is no picture; the message tells what was expected and what came. The stream goes on with the next. */
final class BadArrayException extends Exception {

    private static final long serialVersionUID = 1L;

    BadArrayException(String message) {
        super(message);
    }
}
