package org.videostreamer.source;

/** A source that cannot go on. The message is the reason shown to users: no credentials, no class names. */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason what went wrong, with whom, and what may help */
    public SourceException(String reason) {
        super(reason);
    }

    /**
     * @param reason what went wrong, with whom, and what may help
     * @param cause for the debug log
     */
    public SourceException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
