package org.videostreamer.source.redis;

import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.videostreamer.frame.SampleType;

/**
 * What a message calls its samples, in NumPy's words: {@code uint16}, or {@code >u2} with the order of its bytes, which else
 * is little-endian.
 *
 * @param type what a sample is
 * @param order of its bytes
 */
record SampleName(SampleType type, ByteOrder order) {

    private static final Pattern SHORT = Pattern.compile("([<>|=]?)([uif])([1248])");

    /** Reads it; empty if it is none, or one that pictures do not have. */
    static Optional<SampleName> parse(String text) {
        Matcher words = SHORT.matcher(text);
        if (words.matches()) {
            int bytes = Integer.parseInt(words.group(3));
            boolean unsigned = words.group(2).equals("u");
            boolean real = words.group(2).equals("f");
            ByteOrder order = words.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            return Stream.of(SampleType.values())
                    .filter(type -> type.bytes() == bytes && type.isFloat() == real && type.isSigned() != unsigned)
                    .findFirst()
                    .map(type -> new SampleName(type, order));
        }
        return Stream.of(SampleType.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .map(type -> new SampleName(type, ByteOrder.LITTLE_ENDIAN));
    }
}
