package org.videostreamer.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.videostreamer.access.AccessToken;
import org.videostreamer.config.ConfigException;

/** What stands in the place of options, alone: a secret is made, and nothing starts. */
enum Command {
    HASH_PASSWORD("hash-password", "Ask for a password, or read a line; print its password_hash.") {
        @Override
        Request request() {
            return new Request.HashPassword();
        }
    },
    MAKE_TOKEN("make-token", "Print a new token, and behind it its sha256.") {
        @Override
        Request request() {
            AccessToken token = AccessToken.make();
            return new Request.Answer(
                    token.text() + System.lineSeparator() + token.hash().hex() + System.lineSeparator(), 0);
        }
    };

    final String word;
    /** What it does, for the help and the manual. */
    final String meaning;

    Command(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** What it asks for. */
    abstract Request request();

    /**
     * The command that a line is, if it is one.
     *
     * @throws ConfigException if something stands behind it: a password there would be seen by all users of the machine
     */
    static Optional<Command> of(List<String> arguments) throws ConfigException {
        Optional<Command> command = Arrays.stream(values())
                .filter(each -> !arguments.isEmpty() && each.word.equals(arguments.get(0)))
                .findFirst();
        if (command.isPresent() && arguments.size() > 1) {
            throw new ConfigException(command.get().word + ": something stands behind it; expected it alone, "
                    + "since other users of this machine see what stands here");
        }
        return command;
    }
}
