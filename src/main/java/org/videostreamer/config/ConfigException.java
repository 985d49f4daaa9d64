package org.videostreamer.config;

import java.util.List;

/**
 * A configuration that cannot be used. The message has a line for everything that is wrong, each with the place, the
 * value, and what was expected.
 */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message one line for the user */
    public ConfigException(String message) {
        super(message);
    }

    /** @param problems a line for each, in the order of the file; one at least */
    public ConfigException(List<String> problems) {
        super(String.join("\n", problems));
    }

    /** What is wrong, a line for each. */
    public List<String> problems() {
        return getMessage().lines().toList();
    }
}
