package org.videostreamer.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The colours in which shades are shown, by the names that they are known by. */
public enum ColorMap {
    GRAY,
    VIRIDIS,
    INFERNO,
    MAGMA,
    PLASMA,
    TURBO,
    JET,
    HOT,
    CIVIDIS;

    /** Reads a name in any case. */
    static Optional<ColorMap> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Stream.of(values()).filter(map -> map.name().equals(name)).findFirst();
    }

    /** All names, for people to read. */
    static String names() {
        String all = Stream.of(values()).map(ColorMap::toString).collect(Collectors.joining(", "));
        return all.replaceFirst(", (?=[^,]*$)", " or ");
    }

    /** The name as it is written in the configuration. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
