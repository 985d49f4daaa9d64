package org.videostreamer.stream;

import org.videostreamer.config.ConfigException;

/** What a viewer wants to be different in what it is shown. */
@FunctionalInterface
public interface ViewChange {

    /**
     * What it asks for then.
     *
     * @param now what it asks for now
     * @throws ConfigException with the key, the value and what is allowed, in one line
     */
    StreamRequest of(StreamRequest now) throws ConfigException;

    /** Understands what viewers say. */
    @FunctionalInterface
    interface Reader {
        /**
         * Reads a message.
         *
         * @throws ConfigException with what is wrong, in one line for the viewer
         */
        ViewChange read(String message) throws ConfigException;
    }
}
