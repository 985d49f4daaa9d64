package org.videostreamer.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which streams are meant, by their names.
 *
 * @param text a name, in which {@code *} stands for any characters and {@code ?} for one
 */
public record StreamPattern(String text) {

    /** All streams. */
    public static final StreamPattern ALL = new StreamPattern("*");

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._*?-]{1,64}");

    /** Reads one. */
    public static Optional<StreamPattern> parse(String text) {
        return Optional.of(text).filter(FORM.asMatchPredicate()).map(StreamPattern::new);
    }

    /** Whether a stream of that name is meant; takes no longer than both are long, multiplied. */
    public boolean matches(String name) {
        int at = 0;
        int from = 0;
        int star = -1;
        int afterStar = 0;
        while (from < name.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                afterStar = from;
            } else if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == name.charAt(from))) {
                at++;
                from++;
            } else if (star >= 0) {
                // The last star takes one more.
                at = star + 1;
                from = ++afterStar;
            } else {
                return false;
            }
        }
        return text.substring(at).chars().allMatch(rest -> rest == '*');
    }

    @Override
    public String toString() {
        return text;
    }
}
