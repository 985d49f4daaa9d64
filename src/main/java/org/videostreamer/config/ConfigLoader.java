package org.videostreamer.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads configuration files, as JSON, or as YAML where their names end so. */
public final class ConfigLoader {

    /** Hundreds of cameras need a tenth of it. */
    private static final int MOST_BYTES = 1_048_576;

    private final Map<String, String> environment;
    private final SourceCheck check;

    /**
     * @param environment the variables that files name
     * @param check asked about each camera
     */
    public ConfigLoader(Map<String, String> environment, SourceCheck check) {
        this.environment = Map.copyOf(environment);
        this.check = check;
    }

    /**
     * Reads a file. The same file, files of passwords and environment always give the same answer: nothing is looked up.
     *
     * @param file its name
     * @throws ConfigException if it cannot be read or used: all that is wrong, a line each with the file, line and column,
     *     the key's path, the value, and what was expected
     */
    public ConfigDocument load(String file) throws ConfigException {
        Place place = Place.of(file);
        Path path = path(place, file);
        Problems problems = new Problems();
        Node root = root(file, place, text(place, path), problems);
        Optional<Values> top = Keys.TOP.read(root, problems);
        if (top.isEmpty()) {
            problems.refuseIfAny();
        }
        AuthReader credentials = new AuthReader(path.toAbsolutePath().getParent(), environment);
        return ConfigDocument.of(top.orElseThrow(), new ServerReader(new StreamReader(credentials, check)), problems);
    }

    private Node root(String file, Place place, String text, Problems problems) {
        Variables variables = new Variables(environment);
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? YamlText.read(place, content, variables, problems)
                : JsonText.read(place, content, variables, problems);
    }

    private static Path path(Place place, String file) throws ConfigException {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new ConfigException(place + ": not the name of a file; expected that of a JSON or YAML file");
        }
    }

    private static String text(Place place, Path path) throws ConfigException {
        try {
            return InputFile.read(path, MOST_BYTES);
        } catch (ConfigException e) {
            throw new ConfigException(place + ": cannot be read: " + e.getMessage() + "; expected a JSON or YAML file");
        }
    }
}
