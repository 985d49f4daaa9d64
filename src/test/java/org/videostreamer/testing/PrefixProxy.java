package org.videostreamer.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A reverse proxy that serves a program under a path prefix, one request a connection. */
public final class PrefixProxy implements AutoCloseable {

    private final String prefix;
    private final int target;
    private final ServerSocket listener;

    /** Listens at a free port; passes requests below the prefix on, without it. */
    public PrefixProxy(String prefix, int target) throws IOException {
        this.prefix = prefix;
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                start(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket("127.0.0.1", target)) {
            String head = head(client.getInputStream());
            boolean upgrade = head.toLowerCase().contains("upgrade: websocket");
            String passed = head.replaceFirst(" " + prefix + "/", " /");
            if (passed.equals(head)) {
                client.getOutputStream()
                        .write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            if (!upgrade) {
                passed = passed.replaceFirst("(?i)\r\nConnection: [^\r]*", "\r\nConnection: close");
            }
            server.getOutputStream().write(passed.getBytes(StandardCharsets.ISO_8859_1));
            start(() -> copy(client, server));
            pump(server.getInputStream(), client.getOutputStream());
        } catch (IOException e) {
            // either side has ended
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            pump(from.getInputStream(), to.getOutputStream());
            to.close();
        } catch (IOException e) {
            // either side has ended
        }
    }

    private static void pump(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client has gone");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "prefix proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
