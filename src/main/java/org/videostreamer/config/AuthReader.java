package org.videostreamer.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.videostreamer.config.Credentials.AuthType;

/**
 * Reads {@code auth_config}.
 *
 * @param directory where relative names of password files start
 * @param environment the variables that may hold passwords
 */
record AuthReader(Path directory, Map<String, String> environment) {

    private static final List<String> PASSWORDS = List.of("password", "password_env", "password_file");

    /** All keys of the object. */
    static final List<String> KEYS = List.of("type", "username", "password", "password_env", "password_file");

    /** The credentials, or none where neither a type, a user nor a password is given. */
    Optional<Credentials> read(ConfigObject auth) throws ConfigException {
        auth.knowing(KEYS);
        Optional<AuthType> type = auth.text("type", Kinds.AUTH_TYPE);
        String username = auth.text("username", Kinds.SECRET).orElse("");
        String password = password(auth).orElse("");
        if (type.isEmpty() && username.isEmpty()) {
            if (password.isEmpty()) {
                return Optional.empty();
            }
            throw auth.at("username").wrong("missing beside a password; expected a user's name");
        }
        return Optional.of(new Credentials(type.orElse(AuthType.ANY), username, password));
    }

    private Optional<String> password(ConfigObject auth) throws ConfigException {
        List<String> given = PASSWORDS.stream().filter(auth::has).toList();
        if (given.size() > 1) {
            throw auth.at(given.get(1))
                    .wrong("given beside '" + given.get(0) + "'; expected exactly one of "
                            + String.join(", ", PASSWORDS));
        }
        if (auth.has("password_env")) {
            return Optional.of(ofVariable(auth));
        }
        if (auth.has("password_file")) {
            return Optional.of(ofFile(auth));
        }
        return auth.text("password", Kinds.SECRET);
    }

    private String ofVariable(ConfigObject auth) throws ConfigException {
        String name = auth.text("password_env", Kinds.TEXT).orElseThrow();
        if (!environment.containsKey(name)) {
            throw auth.at("password_env")
                    .wrong("there is no environment variable \"" + Kind.shown(name)
                            + "\"; expected the name of one that holds the password");
        }
        return environment.get(name);
    }

    private String ofFile(ConfigObject auth) throws ConfigException {
        String name = auth.text("password_file", Kinds.TEXT).orElseThrow();
        try {
            return InputFile.read(directory.resolve(name)).replaceFirst("\\R\\z", "");
        } catch (ConfigException e) {
            throw unreadable(auth, name, e.getMessage());
        } catch (InvalidPathException e) {
            throw unreadable(auth, name, "it is no name of a file");
        }
    }

    private static ConfigException unreadable(ConfigObject auth, String name, String reason) {
        return auth.at("password_file")
                .wrong("cannot read \"" + Kind.shown(name) + "\": " + reason
                        + "; expected the name of a file that holds the password");
    }
}
