package org.videostreamer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.videostreamer.testing.FreePorts;

/** A configuration file with streams at a free port of this machine; it goes with {@link #close()}. */
final class StreamsFile implements AutoCloseable {

    private final Path file;
    private final int port = FreePorts.any();
    private final boolean preload;
    private final String rest;

    /** @param streams the cameras' addresses by the names of their streams */
    StreamsFile(String name, Map<String, String> streams) throws IOException {
        this(name, streams, false, "");
    }

    private StreamsFile(String name, Map<String, String> streams, boolean preload, String rest) throws IOException {
        this.file = Path.of("target", name + ".yaml");
        this.preload = preload;
        this.rest = rest;
        write(streams);
    }

    /** One whose cameras run whether anybody watches or not. */
    static StreamsFile preloaded(String name, Map<String, String> streams) throws IOException {
        return new StreamsFile(name, streams, true, "");
    }

    /** One with other keys behind the streams. */
    static StreamsFile with(String rest, String name, Map<String, String> streams) throws IOException {
        return new StreamsFile(name, streams, false, rest);
    }

    /** Has the file tell of these streams instead. */
    void write(Map<String, String> streams) throws IOException {
        StringBuilder text = new StringBuilder("server: {listen: '127.0.0.1:" + port + "'}\nstreams:\n");
        streams.forEach((stream, uri) -> text.append("  ")
                .append(stream)
                .append(": {input_uri: '")
                .append(uri)
                .append(preload ? "', preload: true}\n" : "'}\n"));
        Files.writeString(file, text.append(rest));
    }

    Path file() {
        return file;
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        Files.delete(file);
    }
}
