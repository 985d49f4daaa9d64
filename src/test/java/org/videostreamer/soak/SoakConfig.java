package org.videostreamer.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.videostreamer.testing.FreePorts;

/** The configuration file of a program that soaks. One thread at a time; the port may be asked for by any. */
final class SoakConfig {

    private final Path file;
    private final int port = FreePorts.any();
    private final Map<String, String> streams = new LinkedHashMap<>();

    /** Of a file that is written by {@link #write()}. */
    SoakConfig(Path file) {
        this.file = file;
    }

    /** Adds a stream, or puts another in the place of that of the same name. */
    SoakConfig with(String name, String uri) {
        return with(name, uri, "");
    }

    /**
     * The same with more keys.
     *
     * @param keys as YAML between braces, each behind a comma
     */
    SoakConfig with(String name, String uri, String keys) {
        streams.put(name, "{input_uri: '" + uri + "'" + keys + "}");
        return this;
    }

    SoakConfig without(String name) {
        streams.remove(name);
        return this;
    }

    /** Puts what is told now in the place of the file. */
    SoakConfig write() throws IOException {
        StringBuilder text = new StringBuilder("server: {listen: '127.0.0.1:" + port + "'}\nstreams:\n");
        streams.forEach((name, stream) ->
                text.append("  ").append(name).append(": ").append(stream).append('\n'));
        Files.writeString(file, text);
        return this;
    }

    Path file() {
        return file;
    }

    int port() {
        return port;
    }
}
