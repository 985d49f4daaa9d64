package org.videostreamer.source.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A port whose backlog is full, so that Linux answers no further connection. */
final class FullBacklog implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    private final List<Socket> waiting = new ArrayList<>();

    FullBacklog() throws IOException {
        boolean full = false;
        while (!full) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), 200);
            } catch (java.net.SocketTimeoutException e) {
                full = true;
                socket.close();
            }
        }
    }

    String uri() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    /** Whether somebody is trying to connect: the kernel lists a socket that has sent SYN (02) to the port. */
    boolean isAskedFor() throws IOException {
        String remote = String.format(Locale.ROOT, ":%04X 02 ", listener.getLocalPort());
        return tcp("/proc/net/tcp").contains(remote) || tcp("/proc/net/tcp6").contains(remote);
    }

    private static String tcp(String table) throws IOException {
        return Files.readString(Path.of(table));
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        listener.close();
    }
}
