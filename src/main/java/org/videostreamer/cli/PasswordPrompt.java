package org.videostreamer.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.videostreamer.config.ConfigException;

/**
 * Asks for a password: twice and unseen where somebody sits at a terminal, else for the first line that comes.
 *
 * @param terminal where somebody sits, if anybody does
 * @param input what comes otherwise, in UTF-8
 */
record PasswordPrompt(Optional<Console> terminal, InputStream input) {

    /** What is longer is refused at a login too. */
    private static final int LONGEST = 1_000;

    static PasswordPrompt ofThisProcess() {
        return new PasswordPrompt(Optional.ofNullable(System.console()), System.in);
    }

    /**
     * The password.
     *
     * @throws ConfigException if it is none
     */
    String ask() throws ConfigException, IOException {
        String password = terminal.isPresent() ? ask(terminal.get()) : line();
        if (password.isEmpty()) {
            throw new ConfigException("hash-password: the password is empty; expected one of at least one character");
        }
        if (password.length() > LONGEST) {
            throw new ConfigException("hash-password: the password is longer than " + LONGEST + " characters");
        }
        return password;
    }

    private static String ask(Console console) throws ConfigException {
        char[] first = read(console, "Password: ");
        char[] again = read(console, "Again: ");
        if (!Arrays.equals(first, again)) {
            throw new ConfigException("hash-password: the two are not the same");
        }
        return new String(first);
    }

    private static char[] read(Console console, String words) {
        char[] read = console.readPassword(words);
        return read == null ? new char[0] : read;
    }

    private String line() throws IOException {
        String text = new String(input.readNBytes(4 * LONGEST + 2), StandardCharsets.UTF_8);
        return text.replaceFirst("(?s)\\R.*", "");
    }
}
