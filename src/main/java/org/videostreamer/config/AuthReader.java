package org.videostreamer.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes credentials of {@code auth_config}.
 *
 * @param directory where relative names of password files start
 * @param environment the variables that may hold passwords
 */
record AuthReader(Path directory, Map<String, String> environment) {

    private static final List<Key<String>> PASSWORDS = List.of(Keys.PASSWORD, Keys.PASSWORD_ENV, Keys.PASSWORD_FILE);
    /** No password is as long. */
    private static final int MOST_BYTES = 4_096;

    /** The credentials, or none where neither a type, a user nor a password is given. */
    Optional<Credentials> read(Values auth, Problems problems) {
        String username = auth.find(Keys.USERNAME).orElse("");
        String password = password(auth, problems).orElse("");
        if (auth.has(Keys.TYPE) || !username.isEmpty()) {
            return Optional.of(new Credentials(auth.get(Keys.TYPE), username, password));
        }
        if (!password.isEmpty()) {
            problems.add(auth.at(Keys.USERNAME), "missing beside a password; expected a user's name");
        }
        return Optional.empty();
    }

    private Optional<String> password(Values auth, Problems problems) {
        List<Key<String>> given = PASSWORDS.stream().filter(auth::has).toList();
        if (given.size() > 1) {
            problems.add(
                    auth.at(given.get(1)),
                    "given beside '" + given.get(0).name() + "'; expected exactly one of "
                            + PASSWORDS.stream().map(Key::name).collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        return auth.find(Keys.PASSWORD)
                .or(() -> auth.find(Keys.PASSWORD_ENV).flatMap(name -> ofVariable(auth, name, problems)))
                .or(() -> auth.find(Keys.PASSWORD_FILE).flatMap(name -> ofFile(auth, name, problems)));
    }

    private Optional<String> ofVariable(Values auth, String name, Problems problems) {
        if (!environment.containsKey(name)) {
            problems.add(
                    auth.at(Keys.PASSWORD_ENV),
                    "there is no environment variable \"" + shown(auth, Keys.PASSWORD_ENV, name)
                            + "\"; expected the name of one that holds the password");
        }
        return Optional.ofNullable(environment.get(name));
    }

    private Optional<String> ofFile(Values auth, String name, Problems problems) {
        String reason;
        try {
            return Optional.of(
                    InputFile.read(directory.resolve(name), MOST_BYTES).replaceFirst("\\R\\z", ""));
        } catch (ConfigException e) {
            reason = e.getMessage();
        } catch (InvalidPathException e) {
            reason = "it is no name of a file";
        }
        problems.add(
                auth.at(Keys.PASSWORD_FILE),
                "cannot read \"" + shown(auth, Keys.PASSWORD_FILE, name) + "\": " + reason
                        + "; expected the name of a file that holds the password");
        return Optional.empty();
    }

    private static String shown(Values auth, Key<String> key, String name) {
        return Kind.shown(auth.fromEnvironment(key).orElse(name));
    }
}
