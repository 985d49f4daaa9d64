package org.videostreamer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.videostreamer.config.ConfigBuilder;
import org.videostreamer.config.ConfigDocument;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.Credentials.AuthType;
import org.videostreamer.config.Keys;
import org.videostreamer.config.Kinds;
import org.videostreamer.config.RedisServer;
import org.videostreamer.config.SourceCheck;

/** Makes the configuration of the one source that the command line can tell of. */
final class CommandLineConfig {

    /** The environment variable that may hold the camera's password. */
    static final String PASSWORD_VARIABLE = "VIDEO_STREAMER_PASSWORD";

    private static final List<CommandOption> REDIS_TARGET =
            List.of(CommandOption.REDIS_HOST, CommandOption.REDIS_PORT, CommandOption.REDIS_CHANNEL);

    private final ParsedOptions options;
    private final Map<String, String> environment;
    private final List<String> notices = new ArrayList<>();

    CommandLineConfig(ParsedOptions options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /** What the user should know although nothing is wrong; complete after {@link #read}. */
    List<String> notices() {
        return List.copyOf(notices);
    }

    /**
     * Reads the options.
     *
     * @throws ConfigException naming the option, its value, and what was expected
     */
    ConfigDocument read(SourceCheck check) throws ConfigException {
        ConfigBuilder config = new ConfigBuilder(new ListenOptions(options).read(notices))
                .with(Keys.INPUT_URI, options.read(CommandOption.URI, Kinds.URI))
                .with(Keys.HASH, options.read(CommandOption.ID, Kinds.ID))
                .with(Keys.QUALITY, options.read(CommandOption.QUALITY, Kinds.QUALITY))
                .with(Keys.SIZE, options.read(CommandOption.SIZE, Kinds.SIZE))
                .with(Keys.V_FLIP, options.has(CommandOption.FLIP))
                .with(Keys.ALLOWED_ORIGINS, origins())
                .with(Keys.IN_REDIS_CHANNEL, options.read(CommandOption.INPUT_CHANNEL, Kinds.CHANNEL))
                .with(Keys.REDIS_CHANNEL, options.read(CommandOption.REDIS_CHANNEL, Kinds.CHANNEL));
        if (options.has(CommandOption.FORMAT)) {
            config.with(Keys.FORMAT, options.read(CommandOption.FORMAT, Kinds.FORMAT));
        }
        credentials().ifPresent(config::with);
        redis().ifPresent(server -> config.with(Keys.REDIS, server));
        return config.document(camera -> check.check(camera, CommandOption.URI.label()));
    }

    private Optional<Credentials> credentials() throws ConfigException {
        Optional<AuthType> type = options.has(CommandOption.AUTH_TYPE)
                ? Optional.of(options.read(CommandOption.AUTH_TYPE, Kinds.AUTH_TYPE))
                : Optional.empty();
        String username = options.text(CommandOption.USERNAME);
        String password = options.text(CommandOption.PASSWORD);
        if (!password.isEmpty()) {
            notices.add(CommandOption.PASSWORD.label() + " can be seen by other users of this machine; "
                    + PASSWORD_VARIABLE + " in the environment cannot");
        }
        if (type.isEmpty() && username.isEmpty()) {
            if (!password.isEmpty()) {
                throw new ConfigException(
                        CommandOption.USERNAME.label() + ": missing beside a password; expected a user's name");
            }
            return Optional.empty();
        }
        String effective =
                options.has(CommandOption.PASSWORD) ? password : environment.getOrDefault(PASSWORD_VARIABLE, "");
        return Optional.of(new Credentials(type.orElse(AuthType.ANY), username, effective));
    }

    private List<String> origins() throws ConfigException {
        List<String> all = new ArrayList<>();
        for (String origin : options.all(CommandOption.ORIGINS)) {
            all.add(Kinds.ORIGIN_OF_PAGE.read(CommandOption.ORIGINS.label(), origin));
        }
        return all;
    }

    private Optional<RedisServer> redis() throws ConfigException {
        RedisServer server = RedisServer.at(
                options.read(CommandOption.REDIS_HOST, Kinds.HOST), options.read(CommandOption.REDIS_PORT, Kinds.PORT));
        if (options.has(CommandOption.REDIS)) {
            return Optional.of(server);
        }
        REDIS_TARGET.stream()
                .filter(options::has)
                .forEach(
                        option -> notices.add(option.label() + " does nothing without " + CommandOption.REDIS.label()));
        return Optional.empty();
    }
}
