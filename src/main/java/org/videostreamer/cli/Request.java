package org.videostreamer.cli;

import java.util.List;
import java.util.Optional;
import org.videostreamer.config.ConfigDocument;

/** What a command line asks for. */
public sealed interface Request {

    /**
     * Streams, or only says how it would.
     *
     * @param config all streams, checked
     * @param file where the configuration was read, if in a file
     * @param debug whether to log in detail
     * @param checkOnly whether to print the configuration and end instead
     * @param notices for the log: what may surprise, though nothing is wrong
     */
    record Launch(
            ConfigDocument config,
            Optional<ConfigurationFile> file,
            boolean debug,
            boolean checkOnly,
            List<String> notices)
            implements Request {

        /** Takes a copy of the list. */
        public Launch {
            notices = List.copyOf(notices);
        }
    }

    /** Reads a password, prints what is to be kept of it, and ends. */
    record HashPassword() implements Request {}

    /**
     * Prints and ends.
     *
     * @param text for standard output, with the line's end
     * @param exitCode of the process
     */
    record Answer(String text, int exitCode) implements Request {}
}
