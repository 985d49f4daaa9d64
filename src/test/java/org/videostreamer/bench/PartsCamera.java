package org.videostreamer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.TestJpegs;

/** An HTTP camera that sends one JPEG file of a given length again and again, and notes when it begins each time. */
final class PartsCamera implements AutoCloseable {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\nConnection: close\r\n\r\n";

    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final byte[] part;
    private volatile long interval;
    private final List<Long> sent = new ArrayList<>();

    PartsCamera(Size size, int fileBytes, int perSecond) throws IOException {
        byte[] head = ("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + fileBytes + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] file = file(size, fileBytes);
        part = Arrays.copyOf(head, head.length + file.length + 2);
        System.arraycopy(file, 0, part, head.length, file.length);
        part[part.length - 2] = '\r';
        part[part.length - 1] = '\n';
        pace(perSecond);
        Thread thread = new Thread(this::listen, "parts-camera");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends so many pictures a second from now on. */
    void pace(int perSecond) {
        interval = 1_000_000_000L / perSecond;
    }

    /** A picture whose scan is filled up: nobody decodes what goes on untouched. */
    private static byte[] file(Size size, int length) {
        byte[] picture = TestJpegs.colour(size, 1);
        byte[] file = Arrays.copyOf(picture, length);
        Arrays.fill(file, picture.length - 2, length - 2, (byte) 0x5A);
        file[length - 2] = (byte) 0xFF;
        file[length - 1] = (byte) 0xD9;
        return file;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try (Socket viewer = listener.accept()) {
                viewer.setTcpNoDelay(true);
                viewer.getInputStream().read(new byte[4_096]);
                viewer.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
                long next = System.nanoTime();
                while (true) {
                    next += interval;
                    LockSupport.parkNanos(next - System.nanoTime());
                    note();
                    viewer.getOutputStream().write(part);
                }
            } catch (IOException e) {
                // The viewer has gone; the next may come.
            }
        }
    }

    private synchronized void note() {
        sent.add(System.nanoTime());
    }

    /** When it began to send each picture since the last call, in nanoseconds of {@link System#nanoTime()}. */
    synchronized List<Long> takeSent() {
        List<Long> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    int headBytes() {
        return HEAD.length();
    }

    int partBytes() {
        return part.length;
    }

    int port() {
        return listener.getLocalPort();
    }

    String uri() {
        return "http://127.0.0.1:" + port() + "/";
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
