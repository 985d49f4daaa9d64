package org.videostreamer.config;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of value that people write, in the file or on the command line. Both places read it here, so both refuse it
 * with the same words.
 *
 * @param name what a good one is, with its article: {@code a quality}
 * @param expected the words that help whoever wrote a bad one
 * @param secret whether a value of this kind must never be shown
 * @param parser the value, or nothing where the text is bad
 * @param <T> the value's type
 */
public record Kind<T>(String name, String expected, boolean secret, Function<String, Optional<T>> parser) {

    private static final int LONGEST = 60;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** A kind whose values may be shown. */
    static <T> Kind<T> of(String name, String expected, Function<String, Optional<T>> parser) {
        return new Kind<>(name, expected, false, parser);
    }

    /**
     * Reads a value of the command line.
     *
     * @param place where it was written, for the message
     * @throws ConfigException if it is none of this kind: the place, the value and what was expected
     */
    public T read(String place, String text) throws ConfigException {
        return parser.apply(text).orElseThrow(() -> refusal(place, "'" + shown(text) + "'"));
    }

    /** What to throw where a value is none of this kind. */
    ConfigException refusal(String place, String shown) {
        return new ConfigException(
                place + ": " + (secret ? "(hidden)" : shown) + " is not " + name + "; expected " + expected);
    }

    /** A text as messages may show it: one line, not long, without what could be a user, a password or a secret. */
    public static String shown(String text) {
        String open = ShownUri.isClear(text)
                ? ShownUri.of(text)
                : "...@" + SecretNames.hideInPath(text.substring(text.lastIndexOf('@') + 1));
        String safe = CONTROL.matcher(open).replaceAll(" ");
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "...";
    }
}
