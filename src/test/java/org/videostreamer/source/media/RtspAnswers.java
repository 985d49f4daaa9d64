package org.videostreamer.source.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** An RTSP server that only answers as it is told, and remembers what it was asked. */
final class RtspAnswers implements AutoCloseable {

    private final ServerSocket server;
    private final UnaryOperator<String> answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** @param answer makes a status line and headers of a request; {@code CSeq} and line ends are added */
    RtspAnswers(UnaryOperator<String> answer) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answer = answer;
        Thread thread = new Thread(this::serve, "rtsp answers");
        thread.setDaemon(true);
        thread.start();
    }

    String uri(String user, String path) {
        return "rtsp://" + user + "127.0.0.1:" + server.getLocalPort() + path;
    }

    /** All requests so far, each with its headers. */
    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
                for (String request = read(in); !request.isEmpty(); request = read(in)) {
                    requests.add(request);
                    String number = request.replaceAll("(?s).*CSeq: (\\d+).*", "$1");
                    String text = "RTSP/1.0 " + answer.apply(request) + "\r\nCSeq: " + number + "\r\n\r\n";
                    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
                }
            } catch (IOException e) {
                // the client has gone, or the test is over
            }
        }
    }

    private static String read(BufferedReader in) throws IOException {
        StringBuilder request = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            request.append(line).append('\n');
        }
        return request.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
