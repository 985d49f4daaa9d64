package org.videostreamer.cli;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.SourceUri;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.source.SourceProviders;

/**
 * Starts the program, watches it for a moment in every way, and ends. Run once after a build, so that the JVM can
 * record which classes a start needs and have them ready in an archive from then on. A way to watch that does not work
 * on this machine is told and left out: its classes are then loaded as in any program.
 */
public final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int A_FEW_PICTURES = 150_000;
    /** For each way to watch, on a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Rehearsal() {}

    /** Rehearses; ends with code 0 if the program could be started. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ConfigException {
        SourceProviders providers = new SourceProviders();
        new Options(source -> providers.open(source).close())
                .parse(new String[] {"-of", "MPEG1", "-uri", "test", "-p", "8000", "-q", "4", "-s", "0,0"}, Map.of());
        StreamConfig card = StreamConfig.of("test", CameraConfig.of(new SourceUri("test")));
        ListenerConfig listener = ListenerConfig.of(new ListenAddress("127.0.0.1", 0), List.of(), card);
        Application application = new Application(new ServerConfig(List.of(card), List.of(listener)), providers);
        int port = application.start().get(0);
        rehearse("/ui", () -> read(port, "/ui", "", 500));
        rehearse("/api/stream", () -> read(port, "/api/stream", "", 100));
        rehearse("/snapshot/", () -> read(port, "/snapshot/", "", 1_000));
        rehearse("/video/", () -> read(port, "/video/", "", A_FEW_PICTURES));
        rehearse(
                "/ws/",
                () -> read(
                        port,
                        "/ws/",
                        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                + "Sec-WebSocket-Version: 13\r\n",
                        A_FEW_PICTURES));
        rehearse("WebRTC", () -> application.rehearseWebRtc(PATIENCE));
        application.close();
        LOG.info("rehearsed");
        System.exit(0);
    }

    private static void rehearse(String name, Callable<?> way) throws InterruptedException {
        try {
            way.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("{} could not be rehearsed: {}", name, e.toString());
        }
    }

    private static int read(int port, String path, String headers, int bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            int came = socket.getInputStream().readNBytes(bytes).length;
            if (came < bytes) {
                throw new IOException("it ended early");
            }
            return came;
        }
    }
}
