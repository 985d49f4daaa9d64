package org.videostreamer.cli;

import java.util.List;
import java.util.Optional;
import org.videostreamer.config.Key;
import org.videostreamer.config.Keys;
import org.videostreamer.config.Kinds;

/**
 * All options: what they are called, what they default to, what they mean. Parsing, help and messages ask here. Options
 * that mirror a key of the file take default and meaning from the table of keys. The names are those of the Python program of the same name, and can never change.
 */
enum CommandOption {
    URI(
            Section.CAMERA,
            "URI",
            "test",
            "Where the pictures come from: test, http://..., redis://..., or a device's name.",
            "-uri",
            "--uri"),
    FLIP(Section.CAMERA, "", Keys.V_FLIP, "-vf", "--vflip"),
    INPUT_CHANNEL(Section.CAMERA, "CHANNEL", Keys.IN_REDIS_CHANNEL, "-irc", "--in_redis_channel"),
    AUTH_TYPE(
            Section.CAMERA,
            "TYPE",
            "",
            "How to log in to the camera: " + Kinds.AUTH_TYPE.expected() + ". With a user and no type, any.",
            "-auth",
            "--auth_type"),
    USERNAME(Section.CAMERA, "NAME", "", "User to log in to the camera as.", "-user", "--username"),
    PASSWORD(
            Section.CAMERA,
            "TEXT",
            "",
            "The user's password. Other users of this machine can see it here; the environment variable "
                    + CommandLineConfig.PASSWORD_VARIABLE + " keeps it to yourself.",
            "-pass",
            "--password"),
    HOST(
            Section.SERVER,
            "HOST",
            "0.0.0.0",
            "Host to listen at. localhost and 127.0.0.1 listen at all hosts, as they always did; --listen is strict.",
            "-hs",
            "--host"),
    PORT(
            Section.SERVER,
            "PORT",
            "8000",
            "Port to listen at, from 1 to 65535; 0 takes any that is free.",
            "-p",
            "--port"),
    LISTEN(
            Section.SERVER,
            "ADDRESS",
            "",
            "Listen at exactly this host, [IPv6] or host:port, instead of -hs and -p.",
            "--listen"),
    ID(Section.SERVER, "ID", Keys.HASH, "-id", "--id"),
    ORIGINS(Section.SERVER, "ORIGIN...", Keys.ALLOWED_ORIGINS, "-ao", "--allowed_origins"),
    FORMAT(Section.PICTURE, "FORMAT", Keys.FORMAT, "-of", "--output-format"),
    QUALITY(Section.PICTURE, "Q", Keys.QUALITY, "-q", "--quality"),
    SIZE(
            Section.PICTURE,
            "W,H",
            "0,0",
            "Size shown. 0,0 keeps the camera's own size, and one 0 its aspect.",
            "-s",
            "--size"),
    REDIS(Section.REDIS, "", "", "Publish the pictures to Redis too.", "-r", "--redis"),
    REDIS_HOST(Section.REDIS, "HOST", "localhost", "The Redis server's host.", "-rhs", "--redis-host"),
    REDIS_PORT(Section.REDIS, "PORT", "6379", "The Redis server's port.", "-rp", "--redis-port"),
    REDIS_CHANNEL(Section.REDIS, "CHANNEL", Keys.REDIS_CHANNEL, "-rk", "--redis-channel"),
    CONFIG(
            Section.PROGRAM,
            "FILE",
            "",
            "Read a file (JSON, or YAML if its name ends in .yaml or .yml) that tells all of the above, for one camera or many; other options are then ignored, except -d and --check. It is read anew at SIGHUP, at POST /api/reload, and with reload: true in it whenever it changes.",
            "-c",
            "--config"),
    CHECK(Section.PROGRAM, "", "", "Print the configuration as understood, without credentials, and exit.", "--check"),
    SCHEMA(Section.PROGRAM, "", "", "Print the JSON Schema of the file and exit.", "--schema"),
    DEBUG(Section.PROGRAM, "", "", "Log in detail.", "-d", "--debug"),
    VERSION(Section.PROGRAM, "", "", "Print the version and exit.", "--version"),
    HELP(Section.PROGRAM, "", "", "Print this help and exit.", "-h", "--help");

    final Section section;
    /** What to write for the value; empty for a switch. */
    final String value;

    final String description;
    final List<String> names;
    private final String defaultText;

    CommandOption(Section section, String value, String defaultText, String description, String... names) {
        this.section = section;
        this.value = value;
        this.defaultText = defaultText;
        this.description = description;
        this.names = List.of(names);
    }

    CommandOption(Section section, String value, Key<?> key, String... names) {
        this(section, value, value.isEmpty() ? "" : defaultOf(key), key.plainMeaning(), names);
    }

    private static String defaultOf(Key<?> key) {
        return key.fallback()
                .filter(fallback -> !(fallback instanceof List))
                .map(Object::toString)
                .orElse("");
    }

    /** The value that counts when the option is not given, if there is one. */
    Optional<String> defaultValue() {
        return defaultText.isEmpty() ? Optional.empty() : Optional.of(defaultText);
    }

    /** What it means, and its default, in sentences. */
    String meaning() {
        return description
                + defaultValue().map(value -> " Default: " + value + ".").orElse("");
    }

    boolean isSwitch() {
        return value.isEmpty();
    }

    boolean takesSeveral() {
        return this == ORIGINS;
    }

    /** All names, as messages show them: {@code -q/--quality}. */
    String label() {
        return String.join("/", names);
    }
}
