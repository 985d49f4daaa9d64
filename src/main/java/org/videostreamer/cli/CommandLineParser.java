package org.videostreamer.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Kind;
import org.videostreamer.config.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells options from values the way Python's argparse does. */
final class CommandLineParser {

    /** A value that sticks to its option, {@code -p8000}; looser forms would take {@code -pass} for {@code -p ass}. */
    private static final Pattern STUCK = Pattern.compile("(-[pqs])(-?[0-9].*)");

    /**
     * Parses.
     *
     * @throws ConfigException for an unknown option, a missing value, or a value without an option
     */
    ParsedOptions parse(List<String> arguments) throws ConfigException {
        CommandLine picocli = new CommandLine(spec())
                .setPosixClusteredShortOptionsAllowed(false)
                .setAllowOptionsAsOptionParameters(false)
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false);
        try {
            return parsed(picocli.parseArgs(unstick(arguments).toArray(String[]::new)));
        } catch (ParameterException e) {
            throw new ConfigException(message(e));
        }
    }

    private static List<String> unstick(List<String> arguments) {
        List<String> all = new ArrayList<>();
        for (String argument : arguments) {
            Matcher stuck = STUCK.matcher(argument);
            if (stuck.matches()) {
                all.add(stuck.group(1));
                all.add(stuck.group(2));
            } else {
                all.add(argument);
            }
        }
        return all;
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        for (CommandOption option : CommandOption.values()) {
            OptionSpec.Builder builder = OptionSpec.builder(option.names.toArray(String[]::new));
            if (option.takesSeveral()) {
                builder.type(List.class).auxiliaryTypes(String.class).arity("1..*");
            } else if (option.isSwitch()) {
                builder.type(boolean.class).arity("0");
            } else {
                builder.type(String.class).arity("1");
            }
            spec.addOption(builder.build());
        }
        return spec;
    }

    private static ParsedOptions parsed(ParseResult result) {
        Map<CommandOption, List<String>> values = new EnumMap<>(CommandOption.class);
        for (CommandOption option : CommandOption.values()) {
            String name = option.names.get(0);
            if (result.hasMatchedOption(name)) {
                values.put(
                        option,
                        option.isSwitch()
                                ? List.of()
                                : result.matchedOption(name).originalStringValues());
            }
        }
        return new ParsedOptions(values);
    }

    private static String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0));
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            CommandOption option = option(missing.getMissing().get(0));
            return option.label() + ": the value is missing; expected " + option.value;
        }
        return Kind.shown(String.valueOf(e.getMessage()));
    }

    private static String unmatched(String argument) {
        if (!argument.startsWith("-") || argument.length() < 2) {
            return "'" + Kind.shown(argument) + "': there is no option before this value; expected options, see --help";
        }
        String name = argument.replaceFirst("=.*", "");
        List<String> known = Stream.of(CommandOption.values())
                .flatMap(option -> option.names.stream())
                .toList();
        return Kind.shown(name) + ": unknown option; "
                + Nearest.to(
                                word(name),
                                known.stream().map(CommandLineParser::word).toList())
                        .flatMap(near -> known.stream()
                                .filter(option -> word(option).equals(near))
                                .findFirst())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("--help lists all");
    }

    /** A name without its dashes: people forget one of them more often than a letter. */
    private static String word(String name) {
        return name.replaceFirst("^-+", "");
    }

    private static CommandOption option(ArgSpec spec) {
        String name = ((OptionSpec) spec).names()[0];
        return Stream.of(CommandOption.values())
                .filter(option -> option.names.get(0).equals(name))
                .findFirst()
                .orElseThrow();
    }
}
