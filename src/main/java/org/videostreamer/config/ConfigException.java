package org.videostreamer.config;

/** A configuration that cannot be used. The message names the place, the value, and what was expected. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message one line for the user */
    public ConfigException(String message) {
        super(message);
    }
}
