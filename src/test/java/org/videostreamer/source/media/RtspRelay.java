package org.videostreamer.source.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.UnaryOperator;
import org.videostreamer.testing.RtspServer;

/** Stands before an RTSP server and changes its answers. */
final class RtspRelay implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final ServerSocket listener;
    private final int target;
    private final UnaryOperator<String> change;

    /** @param change of what the server says at a time, a byte a character */
    RtspRelay(RtspServer server, UnaryOperator<String> change) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = server.port();
        this.change = change;
        start(this::serve);
    }

    String uri(String path) {
        return "rtsp://127.0.0.1:" + listener.getLocalPort() + path;
    }

    private void serve() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                start(() -> pass(client, server, UnaryOperator.identity()));
                start(() -> pass(server, client, change));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "rtsp relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void pass(Socket from, Socket to, UnaryOperator<String> change) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                String text = new String(buffer, 0, count, ISO_8859_1);
                out.write(change.apply(text).getBytes(ISO_8859_1));
            }
        } catch (IOException e) {
            // either side has gone
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
