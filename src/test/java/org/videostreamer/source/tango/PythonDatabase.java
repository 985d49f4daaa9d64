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
    private final Process process;

    PythonDatabase(Path folder) throws IOException {
        Path script = Path.of("src/test/resources/tango-database.py").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/python3", "-u", script.toString(), Integer.toString(port))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TANGO_HOST", "127.0.0.1:" + port);
        process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); !READY.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new AssertionError("the database did not start: " + said);
            }
            said.append(line).append('\n');
        }
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
