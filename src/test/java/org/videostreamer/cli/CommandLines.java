package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.StreamConfig;

/** Command lines as one types them, for tests; quotes hold words together. The scheme "foo" is unknown. */
final class CommandLines {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private CommandLines() {}

    static Request.Launch launch(String line) throws ConfigException {
        return launch(line, Map.of());
    }

    static Request.Launch launch(String line, Map<String, String> environment) throws ConfigException {
        return (Request.Launch) parse(line, environment);
    }

    static StreamConfig stream(String line) throws ConfigException {
        return launch(line).config().server().streams().get(0);
    }

    static ListenerConfig listener(String line) throws ConfigException {
        return launch(line).config().server().listeners().get(0);
    }

    static String refusal(String line) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> parse(line, Map.of()));
        return e == null ? "no refusal" : e.getMessage();
    }

    static Request parse(String line, Map<String, String> environment) throws ConfigException {
        Options options = new Options(source -> {
            if (source.uri().scheme().equals("foo")) {
                throw new ConfigException(
                        "input_uri '" + source.uri() + "' has an unknown scheme; expected one of http, test");
            }
        });
        return options.parse(words(line).toArray(String[]::new), environment);
    }

    private static List<String> words(String line) {
        List<String> all = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            all.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return all;
    }
}
