package org.videostreamer.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page of a source shows first; every source is served in every format. */
public enum OutputFormat {
    MJPEG,
    MPEG1,
    VP8,
    H264;

    /** Reads a format's name in any case. */
    public static Optional<OutputFormat> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Stream.of(values()).filter(format -> format.name().equals(name)).findFirst();
    }

    /** All names, for people to read. */
    static String names() {
        String all = Stream.of(values()).map(Enum::name).collect(Collectors.joining(", "));
        return all.replaceFirst(", (?=[^,]*$)", " or ");
    }
}
