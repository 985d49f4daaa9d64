package org.videostreamer.config;

/**
 * A user of {@code users}, who logs in by a password.
 *
 * @param name of the user
 * @param password what is kept of the password
 * @param grant what the user may
 */
public record UserConfig(String name, PasswordHash password, Grant grant) implements Account {

    @Override
    public String toString() {
        return "user " + name;
    }
}
