package org.videostreamer.soak;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.videostreamer.bench.ChildProcesses;

/** The program under test, as users start it, with a configuration file and a log of its own. Any thread. */
final class SoakProgram implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int LOOK_MILLIS = 5;

    private final ChildProcesses children;
    private final Process process;
    private final Path log;
    private final int port;

    /**
     * Starts it; it does not listen yet.
     *
     * @param program what to start
     * @param environment beside that of this process
     */
    SoakProgram(ChildProcesses children, Path program, SoakConfig config, Map<String, String> environment, Path log)
            throws IOException {
        this.children = children;
        this.log = log;
        this.port = config.port();
        ProcessBuilder builder = new ProcessBuilder(
                        program.toAbsolutePath().toString(), "-c", config.file().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        this.process = children.start(builder);
    }

    /** Waits until it listens. */
    SoakProgram await() throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return this;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > giveUpAt) {
                    throw new IOException("the program does not listen at port " + port + "; see " + log, e);
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    long pid() {
        return process.pid();
    }

    Process process() {
        return process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The lines of its log so far. */
    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    /** Lines that a program without a fault does not write: errors, and the traces of exceptions. */
    List<String> faults() throws IOException {
        return log().stream().filter(SoakProgram::isFault).toList();
    }

    private static boolean isFault(String line) {
        return line.contains(" ERROR ")
                || line.startsWith("\tat ")
                || line.startsWith("Exception in thread")
                || line.contains("LEAK:");
    }

    @Override
    public void close() throws InterruptedException {
        children.end(process);
    }
}
