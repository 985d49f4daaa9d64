package org.videostreamer.source.tango;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.videostreamer.testing.FreePorts;

/** A device server of the Python and C++ world, as a process. Debian: python3-tango. */
final class PythonDevice implements AutoCloseable {

    private static final String DEVICE = "test/lima/python";

    private final int port;
    private final List<String> options;
    private Process process;

    /** Starts it at a free port with options of {@code lima-device.py}. */
    PythonDevice(String... options) throws IOException {
        this(FreePorts.any(), List.of(options));
    }

    private PythonDevice(int port, List<String> options) throws IOException {
        this.port = port;
        this.options = options;
        this.process = start();
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(
                List.of("/usr/bin/python3", "src/test/resources/lima-device.py", Integer.toString(port), DEVICE));
        command.addAll(options);
        Process started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        if (!"ready".equals(output.readLine())) {
            started.destroyForcibly();
            throw new AssertionError("the device server did not start: is python3-tango installed?");
        }
        return started;
    }

    String uri() {
        return uri(DEVICE);
    }

    String uri(String device) {
        return "tango://localhost:" + port + "/" + device + "#dbase=no";
    }

    /** Kills it as kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it where it was. */
    void restart() throws IOException {
        process = start();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
