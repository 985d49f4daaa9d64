package org.videostreamer.natives;

/** A library of the system is missing; the message names it and what to install, fit for a state and for the log. */
public final class MissingLibraryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingLibraryException(String message, Throwable cause) {
        super(message, cause);
    }
}
