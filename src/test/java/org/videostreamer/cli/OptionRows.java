package org.videostreamer.cli;

import java.util.List;
import java.util.stream.Stream;

/** What a table of the options must say, for tests outside this package. */
public final class OptionRows {

    private OptionRows() {}

    /** The short name, the long one and the default of every option, as cells in code or empty. */
    public static List<List<String>> all() {
        return Stream.of(CommandOption.values())
                .map(option -> List.of(
                        code(option.names.stream().filter(name -> !name.startsWith("--"))),
                        code(option.names.stream().filter(name -> name.startsWith("--"))),
                        code(option.defaultValue().stream())))
                .toList();
    }

    private static String code(Stream<String> text) {
        return text.findFirst().map(value -> "`" + value + "`").orElse("");
    }
}
