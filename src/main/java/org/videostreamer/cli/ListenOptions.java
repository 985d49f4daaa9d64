package org.videostreamer.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Kind;
import org.videostreamer.config.Kinds;
import org.videostreamer.config.ListenAddress;

/**
 * The options that say where to listen.
 *
 * <p>The Python program listened at all hosts whatever {@code -hs} said, and everyone who starts it passes
 * {@code -hs localhost} while browsers connect from elsewhere: taking it at its word would lock them out.
 *
 * @param options all that were given
 */
record ListenOptions(ParsedOptions options) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    /**
     * Reads them.
     *
     * @param notices takes what may surprise
     * @throws ConfigException naming the option, its value, and what was expected
     */
    ListenAddress read(List<String> notices) throws ConfigException {
        int port = options.read(CommandOption.PORT, Kinds.LISTEN_PORT);
        if (options.has(CommandOption.LISTEN)) {
            return strictly(port);
        }
        String host = options.read(CommandOption.HOST, Kinds.HOST);
        if (THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT))) {
            notices.add(CommandOption.HOST.label() + " " + host + " listens at " + ListenAddress.EVERY_HOST
                    + ", as it always did: other hosts can connect; --listen " + host + " keeps them out");
            return new ListenAddress(ListenAddress.EVERY_HOST, port);
        }
        return new ListenAddress(host, port);
    }

    private ListenAddress strictly(int port) throws ConfigException {
        refuseBesideListen(CommandOption.HOST);
        String text = options.text(CommandOption.LISTEN);
        Optional<String> host = Kinds.HOST.parser().apply(text);
        if (host.isPresent()) {
            return new ListenAddress(host.get(), port);
        }
        ListenAddress address = options.read(CommandOption.LISTEN, Kinds.LISTEN);
        refuseBesideListen(CommandOption.PORT);
        return address;
    }

    private void refuseBesideListen(CommandOption option) throws ConfigException {
        if (options.has(option)) {
            throw new ConfigException(CommandOption.LISTEN.label() + ": '"
                    + Kind.shown(options.text(CommandOption.LISTEN)) + "' says what " + option.label()
                    + " says too; expected only one of them");
        }
    }
}
