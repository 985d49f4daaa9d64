package org.videostreamer.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real nginx before a program, as docs/operation.md sets it up, but for TLS. Debian: nginx, of which ./check unpacks the
 * program alone where it is not installed.
 */
public final class Nginx implements AutoCloseable {

    private final int port = FreePorts.any();
    private final Process process;
    private final String prefix;

    /**
     * Starts it.
     *
     * @param folder an empty folder of its own
     * @param target the port of the program
     */
    public Nginx(Path folder, int target) throws IOException {
        String documented = DocumentedCode.below("docs/operation.md", "## Behind nginx", "nginx");
        Matcher location = Pattern.compile("location (/\\S+/) \\{").matcher(documented);
        if (!location.find()) {
            throw new AssertionError("no location in the documented settings");
        }
        prefix = location.group(1);
        String server = documented
                .replaceAll("(?m)^ *(ssl_certificate|ssl_certificate_key|server_name) .*\\n", "")
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
                .replace("http://127.0.0.1:8000/", "http://127.0.0.1:" + target + "/");
        Path file = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    %2$s
                }
                """.formatted(folder, server));
        process = SystemCommand.of(program(), "-e", "stderr", "-p", folder.toString(), "-c", file.toString())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(this::listens);
    }

    private static String program() {
        return Stream.of("/usr/sbin/nginx", "target/nginx/usr/sbin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no nginx: ./check brings it"))
                .toAbsolutePath()
                .toString();
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The path below which it serves the program, with a slash at both ends. */
    public String prefix() {
        return prefix;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
