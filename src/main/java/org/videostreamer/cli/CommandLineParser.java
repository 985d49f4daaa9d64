package org.videostreamer.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Kind;
import org.videostreamer.config.Nearest;

/**
 * Tells options from values the way Python's argparse does: {@code -q 4}, {@code -q=4}, {@code -q4} and {@code -ao a b}.
 * Long names with one dash, values that begin with one, and values that stick to some names only are beyond the usual
 * libraries.
 */
final class CommandLineParser {

    /** A value that sticks to its option, {@code -p8000}; looser forms would take {@code -pass} for {@code -p ass}. */
    private static final Pattern STUCK = Pattern.compile("(-[pqs])(-?[0-9].*)");

    private final Map<String, CommandOption> byName = new LinkedHashMap<>();

    CommandLineParser() {
        for (CommandOption option : CommandOption.values()) {
            option.names.forEach(name -> byName.put(name, option));
        }
    }

    /**
     * Parses.
     *
     * @throws ConfigException for an unknown option, a missing value, or a value without an option
     */
    ParsedOptions parse(List<String> arguments) throws ConfigException {
        Map<CommandOption, List<String>> given = new EnumMap<>(CommandOption.class);
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            CommandOption option = option(argument).orElse(null);
            if (option == null) {
                throw new ConfigException(unknown(argument));
            }
            given.computeIfAbsent(option, first -> new ArrayList<>()).addAll(values(option, argument, rest));
        }
        return new ParsedOptions(given);
    }

    private Optional<CommandOption> option(String argument) {
        Matcher stuck = STUCK.matcher(argument);
        String name = stuck.matches() ? stuck.group(1) : argument.replaceFirst("(?s)=.*", "");
        return Optional.ofNullable(byName.get(name));
    }

    private List<String> values(CommandOption option, String argument, Deque<String> rest) throws ConfigException {
        Matcher stuck = STUCK.matcher(argument);
        int equals = argument.indexOf('=');
        List<String> values = new ArrayList<>();
        if (stuck.matches()) {
            values.add(stuck.group(2));
        } else if (equals >= 0) {
            values.add(argument.substring(equals + 1));
        }
        if (option.isSwitch()) {
            if (!values.isEmpty()) {
                throw new ConfigException(option.label() + ": takes no value; expected the option alone");
            }
            return values;
        }
        while ((values.isEmpty() || option.takesSeveral())
                && !rest.isEmpty()
                && option(rest.peek()).isEmpty()) {
            values.add(rest.pop());
        }
        if (values.isEmpty()) {
            throw new ConfigException(option.label() + ": the value is missing; expected " + option.value);
        }
        return values;
    }

    private String unknown(String argument) {
        if (!argument.startsWith("-") || argument.length() < 2) {
            return "'" + Kind.shown(argument) + "': there is no option before this value; expected options, see --help";
        }
        String name = argument.replaceFirst("(?s)=.*", "");
        // People forget a dash more often than a letter.
        List<String> known =
                byName.keySet().stream().map(CommandLineParser::word).toList();
        return Kind.shown(name) + ": unknown option; "
                + Nearest.to(word(name), known)
                        .flatMap(near -> byName.keySet().stream()
                                .filter(option -> word(option).equals(near))
                                .findFirst())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("--help lists all");
    }

    private static String word(String name) {
        return name.replaceFirst("^-+", "");
    }
}
