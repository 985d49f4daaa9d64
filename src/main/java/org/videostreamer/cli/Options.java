package org.videostreamer.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.videostreamer.config.ConfigDocument;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.ConfigLoader;
import org.videostreamer.config.ConfigSchema;
import org.videostreamer.config.SourceCheck;
import org.videostreamer.log.PeerText;
import org.videostreamer.web.Version;

/** Understands the command line. */
public final class Options {

    /** The exit code for a command line or a configuration that cannot be used. */
    public static final int USAGE_ERROR = 2;

    private static final Set<CommandOption> BESIDE_A_FILE =
            EnumSet.of(CommandOption.CONFIG, CommandOption.DEBUG, CommandOption.CHECK);

    private final SourceCheck check;

    /** @param check asked about each source before anything starts, also by {@code --check} */
    public Options(SourceCheck check) {
        this.check = check;
    }

    /**
     * Understands a command line, and reads the configuration file that it names.
     *
     * @param arguments as the program got them
     * @param environment the variables that may hold passwords
     * @throws ConfigException if it cannot be used: a line for each thing that is wrong, for standard error; exit with {@link #USAGE_ERROR}
     */
    public Request parse(String[] arguments, Map<String, String> environment) throws ConfigException {
        Optional<Command> command = Command.of(List.of(arguments));
        if (command.isPresent()) {
            return command.get().request();
        }
        ParsedOptions options = new CommandLineParser().parse(List.of(arguments));
        if (options.has(CommandOption.HELP)) {
            return new Request.Answer(new HelpText().toString(), 0);
        }
        if (options.has(CommandOption.VERSION)) {
            return new Request.Answer("video-streamer " + Version.TEXT + System.lineSeparator(), 0);
        }
        if (options.has(CommandOption.SCHEMA)) {
            return new Request.Answer(ConfigSchema.json(), 0);
        }
        String file = options.text(CommandOption.CONFIG);
        if (!file.isEmpty()) {
            // systemd names the folder that it keeps for a service; beside the file the service may not write.
            Optional<Path> stateFolder = Optional.ofNullable(environment.get("STATE_DIRECTORY"))
                    .filter(folder -> folder.startsWith("/") && !folder.contains(":"))
                    .map(Path::of);
            ConfigurationFile source = new ConfigurationFile(file, new ConfigLoader(environment, check), stateFolder);
            return launch(options, source.load(), Optional.of(source), ignored(options, file));
        }
        CommandLineConfig config = new CommandLineConfig(options, environment);
        ConfigDocument document = config.read(check);
        return launch(options, document, Optional.empty(), config.notices());
    }

    private static Request launch(
            ParsedOptions options, ConfigDocument config, Optional<ConfigurationFile> file, List<String> notices) {
        return new Request.Launch(
                config, file, options.has(CommandOption.DEBUG), options.has(CommandOption.CHECK), notices);
    }

    private static List<String> ignored(ParsedOptions options, String file) {
        String names = options.given().stream()
                .filter(option -> !BESIDE_A_FILE.contains(option))
                .map(CommandOption::label)
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? List.of()
                : List.of(names + ": ignored, because " + PeerText.of(file) + " says what to do");
    }
}
