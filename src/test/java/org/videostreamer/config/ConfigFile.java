package org.videostreamer.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A configuration file of a test; it knows the schemes test and http, and a variable CAMERA_PASSWORD. */
record ConfigFile(Path directory, String json) {

    /** A file with one source, of which the text is the keys. */
    static ConfigFile ofSource(Path directory, String keys) {
        return new ConfigFile(directory, "{\"sources\": {\"0.0.0.0:8000\": {" + keys + "}}}");
    }

    ServerConfig load() throws ConfigException {
        return loader().load(file().toString());
    }

    /** What is said about the file, which the answer calls config.json. */
    String refusal() {
        ConfigException e = catchThrowableOfType(ConfigException.class, this::load);
        return e == null ? "no refusal" : e.getMessage().replace(file().toString(), "config.json");
    }

    static ConfigLoader loader() {
        return new ConfigLoader(Map.of("CAMERA_PASSWORD", "s3cret"), camera -> {
            if (!camera.uri().scheme().matches("test|http")) {
                throw new ConfigException(
                        "input_uri '" + camera.uri() + "' has an unknown scheme; expected one of http, test");
            }
        });
    }

    private Path file() {
        try {
            return Files.writeString(directory.resolve("config.json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
