package org.videostreamer.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on 127.0.0.1 that answers each request with whatever bytes a test wants, in its own time. */
public final class HttpScript implements AutoCloseable {

    /** Answers one request. */
    public interface Scene {

        /**
         * @param number of the request, from 1
         * @param request its line and headers with line feeds
         * @return whether the connection stays open for another request
         */
        boolean play(int number, String request, Stage stage) throws IOException;
    }

    private final ServerSocket listener;
    private final Scene scene;
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Listens at a free port. */
    public HttpScript(Scene scene) {
        this(0, scene);
    }

    /** Listens at a port, where another may have listened before. */
    public HttpScript(int port, Scene scene) {
        this.scene = scene;
        try {
            listener = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("script-listener", this::listen);
    }

    /** What a scene can do on its connection. */
    public final class Stage {

        private final OutputStream out;

        private Stage(OutputStream out) {
            this.out = out;
        }

        /** Sends text, a byte each character, and then bytes. */
        public void send(String text, byte[]... rest) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            for (byte[] bytes : rest) {
                out.write(bytes);
            }
            out.flush();
        }

        /** Whether the time has passed before the test was over. */
        public boolean pause(long milliseconds) {
            try {
                return !stopped.await(milliseconds, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** Sends nothing more and keeps the connection open. */
        public void fallSilent() {
            pause(Integer.MAX_VALUE);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                start("script-connection", () -> serve(socket));
            } catch (IOException e) {
                // Stopped.
            }
        }
    }

    private void serve(Socket connection) {
        try (Socket socket = connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            Stage stage = new Stage(socket.getOutputStream());
            String request = read(in);
            while (!request.isEmpty()) {
                requests.add(request);
                request = scene.play(requests.size(), request, stage) ? read(in) : "";
            }
        } catch (IOException e) {
            // The client has gone, or the test is over.
        } finally {
            open.remove(connection);
        }
    }

    private static String read(BufferedReader in) throws IOException {
        StringBuilder request = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            request.append(line).append('\n');
        }
        return request.toString();
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Its address. */
    public String uri() {
        return "http://127.0.0.1:" + port() + "/video";
    }

    /** The requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
