package org.videostreamer.config;

/** Says whether a source's URI can be used, which only those know who speak the cameras' protocols. */
@FunctionalInterface
public interface SourceCheck {

    /**
     * Checks without connecting.
     *
     * @throws ConfigException with the URI, redacted, and what was expected; whoever called adds the place
     */
    void check(CameraConfig source) throws ConfigException;

    /**
     * The same check, with messages that start with the place where the URI was written; the {@code input_uri} that
     * sources start theirs with would say it twice.
     */
    default void check(CameraConfig source, String place) throws ConfigException {
        try {
            check(source);
        } catch (ConfigException e) {
            throw new ConfigException(place + ": " + e.getMessage().replaceFirst("^input_uri (?=')", ""));
        }
    }
}
