package org.videostreamer.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How somebody shows who they are. Never printed. */
sealed interface Shown {

    /** No password that anybody uses is longer; hashing takes them whole. */
    int LONGEST_PASSWORD = 1_024;

    /** By a password (RFC 7617). */
    record Password(String user, String password) implements Shown {
        @Override
        public String toString() {
            return "a password, hidden";
        }
    }

    /** By a token (RFC 6750). */
    record Token(String token) implements Shown {
        @Override
        public String toString() {
            return "a token, hidden";
        }
    }

    /** The value of {@code Authorization}: scheme, blanks, and 68 characters at a time (RFC 9110 11.4). */
    Pattern FORM = Pattern.compile("([A-Za-z]+) +([A-Za-z0-9._~+/-]+=*) *");

    /** Reads the value of the header {@code Authorization}; nothing where it is of another kind, or broken. */
    static Optional<Shown> parse(String header) {
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            return Optional.empty();
        }
        if (form.group(1).equalsIgnoreCase("bearer")) {
            return Optional.of(new Token(form.group(2)));
        }
        return form.group(1).equalsIgnoreCase("basic") ? password(form.group(2)) : Optional.empty();
    }

    private static Optional<Shown> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 || pair.length() - colon > LONGEST_PASSWORD
                    ? Optional.empty()
                    : Optional.of(new Password(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
