package org.videostreamer.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real Redis server that knows sharded channels (7.0), at a free port, which can be killed, frozen and started again.
 * Debian: redis-tools, whose redis-check-rdb is the server under another name, without a service that would begin to serve.
 */
public final class ShardedRedis implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/redis-check-rdb");

    private final int port = FreePorts.any();
    private final Path folder;
    private final List<String> command = new ArrayList<>();
    private Process process;

    /** Starts it with settings, each a key and a value. */
    public ShardedRedis(String... settings) {
        try {
            folder = Files.createTempDirectory("redis");
            Path server = Files.createSymbolicLink(folder.resolve("redis-server"), PROGRAM);
            command.addAll(List.of(server.toString(), "--port", String.valueOf(port), "--bind", "127.0.0.1"));
            command.addAll(List.of("--save", "", "--dir", folder.toString()));
            command.addAll(List.of(settings));
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again at the same port. */
    public void start() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(Duration.ofSeconds(30)).until(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Its address. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Ends it at once; all connections end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it do nothing, while its connections stay, or go on. */
    public void freeze(boolean frozen) throws IOException, InterruptedException {
        new ProcessBuilder("kill", frozen ? "-STOP" : "-CONT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
