package org.videostreamer.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.videostreamer.access.AccessToken;
import org.videostreamer.config.ConfigException;

/** What stands in the place of options, alone: a secret is made, and nothing starts. */
enum Command {
    HASH_PASSWORD("hash-password") {
        @Override
        Request request() {
            return new Request.HashPassword();
        }
    },
    MAKE_TOKEN("make-token") {
        @Override
        Request request() {
            AccessToken token = AccessToken.make();
            return new Request.Answer(
                    token.text() + System.lineSeparator() + token.hash().hex() + System.lineSeparator(), 0);
        }
    };

    private final String word;

    Command(String word) {
        this.word = word;
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
