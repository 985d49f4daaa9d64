package org.videostreamer.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is kept of a token: its SHA-256, which is enough for a text that nobody can guess. Never printed.
 *
 * @param hex 64 hexadecimal digits, in lower case
 */
public record TokenHash(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Reads one. */
    static Optional<TokenHash> parse(String text) {
        return Optional.of(text.strip().toLowerCase(Locale.ROOT))
                .filter(FORM.asMatchPredicate())
                .map(TokenHash::new);
    }

    @Override
    public String toString() {
        return "hash of a token, hidden";
    }
}
