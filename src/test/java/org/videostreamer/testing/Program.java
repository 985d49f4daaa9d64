package org.videostreamer.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as users start it: {@code ./video-streamer} in a process of its own. */
public final class Program implements AutoCloseable {

    private final Process process;
    private final Path output;

    /** Starts it with these arguments. */
    public Program(String... arguments) {
        this(List.of("./video-streamer"), Map.of(), arguments);
    }

    /**
     * Starts it in a way of its own.
     *
     * @param launcher the words before the arguments
     * @param environment variables to set; an empty value takes one away
     */
    public Program(List<String> launcher, Map<String, String> environment, String... arguments) {
        try {
            output = Files.createTempFile("video-streamer", ".log");
            List<String> command = new ArrayList<>(launcher);
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            environment.forEach((name, value) -> set(builder.environment(), name, value));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(Map<String, String> environment, String name, String value) {
        if (value.isEmpty()) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }

    /** Waits until the port takes connections. */
    public Program awaitPort(int port) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("the program has ended: " + output());
            }
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
        return this;
    }

    /** Waits until it has printed this. */
    public Program awaitOutput(String text) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("the program has ended: " + output());
            }
            return output().contains(text);
        });
        return this;
    }

    /** The process. */
    public Process process() {
        return process;
    }

    /** Waits for its end. */
    public int exitCode() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the program does not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What it has printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        exitCode();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
