package org.videostreamer.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A configuration file of a test; it knows the schemes test and http, and a variable CAMERA_PASSWORD. */
record ConfigFile(Path directory, String name, String text) {

    ConfigFile(Path directory, String json) {
        this(directory, "config.json", json);
    }

    /** One in YAML. */
    static ConfigFile yaml(Path directory, String yaml) {
        return new ConfigFile(directory, "config.yaml", yaml);
    }

    /** A file with one source, of which the text is the keys. */
    static ConfigFile ofSource(Path directory, String keys) {
        return new ConfigFile(directory, "{\"sources\": {\"0.0.0.0:8000\": {" + keys + "}}}");
    }

    ServerConfig load() throws ConfigException {
        return document().server();
    }

    ConfigDocument document() throws ConfigException {
        return loader().load(file().toString());
    }

    /** All that is said about the file, which the answer calls by its name alone, with lines and columns. */
    String refusals() {
        ConfigException e = catchThrowableOfType(ConfigException.class, this::document);
        return e == null ? "no refusal" : e.getMessage().replace(file().toString(), name);
    }

    /** The same without lines and columns. */
    String refusal() {
        return refusals().replaceAll("(?m)^([^: ]+): line \\d+, column \\d+", "$1");
    }

    static ConfigLoader loader() {
        return new ConfigLoader(
                Map.of("CAMERA_PASSWORD", "s3cret", "CAMERA_HOST", "cam7.example.org", "EMPTY", ""), camera -> {
                    if (!camera.uri().scheme().matches("test|http")) {
                        throw new ConfigException(
                                "input_uri '" + camera.uri() + "' has an unknown scheme; expected one of http, test");
                    }
                });
    }

    private Path file() {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
