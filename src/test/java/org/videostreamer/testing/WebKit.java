package org.videostreamer.testing;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A real WebKit, that of GTK, on a screen that nobody sees. Debian: webkit2gtk-driver, xvfb. */
public final class WebKit implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process screen;
    private final Process program;
    private final RemoteWebDriver driver;

    /**
     * Opens one.
     *
     * @param home an empty folder of its own
     */
    public WebKit(Path home) {
        try {
            screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp")
                    .redirectError(home.resolve("screen.log").toFile())
                    .start();
            BufferedReader told =
                    new BufferedReader(new InputStreamReader(screen.getInputStream(), StandardCharsets.UTF_8));
            String display = ":" + told.readLine();
            int port = FreePorts.any();
            ProcessBuilder builder = new ProcessBuilder("WebKitWebDriver", "--port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("driver.log").toFile());
            builder.environment().put("DISPLAY", display);
            builder.environment().put("GDK_BACKEND", "x11");
            builder.environment().put("HOME", home.toString());
            builder.environment().put("LIBGL_ALWAYS_SOFTWARE", "1");
            builder.environment().put("NO_AT_BRIDGE", "1");
            program = builder.start();
            await().atMost(PATIENCE).until(() -> listens(port));
            driver = new RemoteWebDriver(URI.create("http://127.0.0.1:" + port).toURL(), new MutableCapabilities());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Its driver, which ends with it. */
    public RemoteWebDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
        program.descendants().forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly();
        screen.destroy();
    }
}
