package org.videostreamer.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a message that is published to Redis holds. */
public enum RedisFormat {
    /** RGB24 pixels; of a Redis camera, what its message held. */
    RAW,
    /** A JPEG file. */
    JPEG;

    /** Reads a format's name in any case. */
    static Optional<RedisFormat> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Stream.of(values()).filter(format -> format.name().equals(name)).findFirst();
    }

    /** The name as it is written in the configuration. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
