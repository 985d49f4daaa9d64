package org.videostreamer.source.tango;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.videostreamer.testing.FreePorts;

/** A Tango database in a process, the one of Debian's python3-tango, its tables in a folder of the test's. */
final class PythonDatabase implements AutoCloseable {

    private static final String READY = "Ready to accept request";

    private final int port = FreePorts.any();
    private final Path folder;
    private Process process;

    PythonDatabase(Path folder) throws IOException {
        this.folder = folder;
        this.process = start();
    }

    private Process start() throws IOException {
        Path script = Path.of("src/test/resources/tango-database.py").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/python3", "-u", script.toString(), Integer.toString(port))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TANGO_HOST", "127.0.0.1:" + port);
        Process started = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); !READY.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new AssertionError("the database did not start: " + said);
            }
            said.append(line).append('\n');
        }
        return started;
    }

    /** Kills it as kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it where it was, with what it knew. */
    void restart() throws IOException {
        process = start();
    }

    int port() {
        return port;
    }

    /** The name of a device in this database. */
    String uri(String device) {
        return "tango://127.0.0.1:" + port + "/" + device;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
