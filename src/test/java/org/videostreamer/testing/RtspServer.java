package org.videostreamer.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * GStreamer's RTSP server, as a process. Debian: gir1.2-gst-rtsp-server-1.0, python3-gi, gstreamer1.0-plugins-good,
 * -bad and -ugly.
 */
public final class RtspServer implements AutoCloseable {

    private final Process process;
    private final int port;

    /** What starts its process. */
    public interface Starter {
        Process start(ProcessBuilder builder) throws IOException;
    }

    /** @param credentials none, or a user and a password that it asks for */
    public RtspServer(String... credentials) throws IOException {
        this(ProcessBuilder::start, credentials);
    }

    /** The same by a starter that looks after its processes. */
    public RtspServer(Starter starter, String... credentials) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "src/test/resources/rtsp-server.py"));
        command.addAll(List.of(credentials));
        process = starter.start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new AssertionError("the RTSP server did not start: are its Debian packages installed?");
        }
        port = Integer.parseInt(line);
    }

    public int port() {
        return port;
    }

    public String uri(String path) {
        return "rtsp://127.0.0.1:" + port + path;
    }

    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
