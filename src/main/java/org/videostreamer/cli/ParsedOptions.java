package org.videostreamer.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Scalar;

/**
 * The options that were given, with their values as text.
 *
 * @param values none for a switch, one for most options, and any number for those that take several
 */
record ParsedOptions(Map<CommandOption, List<String>> values) {

    boolean has(CommandOption option) {
        return values.containsKey(option);
    }

    Set<CommandOption> given() {
        return values.keySet();
    }

    List<String> all(CommandOption option) {
        return values.getOrDefault(option, List.of());
    }

    /** What was given; of several the last. */
    Optional<String> value(CommandOption option) {
        List<String> all = all(option);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** What was given, or the option's default, or an empty text. */
    String text(CommandOption option) {
        return value(option).or(option::defaultValue).orElse("");
    }

    /**
     * What was given or the default, understood.
     *
     * @throws ConfigException naming the option, its value, and what was expected
     */
    <T> T read(CommandOption option, Scalar<T> kind) throws ConfigException {
        return kind.read(option.label(), text(option));
    }
}
