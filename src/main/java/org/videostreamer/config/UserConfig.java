package org.videostreamer.config;

import java.util.Optional;

/**
 * A user of {@code users}, who logs in by a password or is named by a trusted proxy.
 *
 * @param name of the user
 * @param password what is kept of the password, if there is one
 * @param grant what the user may
 */
public record UserConfig(String name, Optional<PasswordHash> password, Grant grant) implements Account {

    @Override
    public String toString() {
        return "user " + name;
    }
}
