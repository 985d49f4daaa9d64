package org.videostreamer.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A camera's user name and password. Never printed: {@link #toString()} hides both values.
 *
 * @param type how to present them; {@link AuthType#ANY} lets the camera choose
 * @param username the user
 * @param password the password, possibly empty
 */
public record Credentials(AuthType type, String username, String password) {

    /** Ways of presenting credentials over HTTP (RFC 7617, RFC 7616). */
    public enum AuthType {
        BASIC,
        DIGEST,
        /** Whatever the camera asks for. */
        ANY;

        /** Reads a type's name in any case. */
        static Optional<AuthType> parse(String text) {
            String name = text.strip().toUpperCase(Locale.ROOT);
            return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
        }
    }

    @Override
    public String toString() {
        return "credentials of a user, hidden";
    }
}
