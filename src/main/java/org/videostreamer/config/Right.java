package org.videostreamer.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody may do with a stream. */
public enum Right {
    /** See it in all formats, with its clips, states and calibration. */
    VIEW,
    /** Have its samples, what they say, and the program's metrics. */
    MEASURE,
    /** Change what all see, and see who watches. */
    CONTROL;

    /** Reads a right's name in any case. */
    public static Optional<Right> parse(String text) {
        return Arrays.stream(values())
                .filter(right -> right.toString().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All names, in words. */
    static String names() {
        return Arrays.stream(values()).map(Right::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
