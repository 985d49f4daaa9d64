package org.videostreamer.testing;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection to a {@link MisbehavingCamera}. */
final class CameraConnection {

    private static final long INTERVAL_MILLIS = 5;

    private final MisbehavingCamera camera;
    private final BufferedReader in;
    private final OutputStream out;
    private final CountDownLatch stopped;

    CameraConnection(MisbehavingCamera camera, Socket socket, CountDownLatch stopped) throws IOException {
        this.camera = camera;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        this.out = socket.getOutputStream();
        this.stopped = stopped;
    }

    void serve() throws IOException {
        for (String request = read(); !request.isEmpty(); request = read()) {
            if (!answer(request, camera.received(request))) {
                return;
            }
        }
    }

    private String read() throws IOException {
        StringBuilder request = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            request.append(line).append('\n');
        }
        return request.toString();
    }

    /** Whether the connection stays open for another request. */
    private boolean answer(String request, int count) throws IOException {
        if (!camera.rawAnswer.isEmpty()) {
            write(camera.rawAnswer);
            return false;
        }
        if (!camera.redirect.isEmpty() && request.startsWith("GET /video ")) {
            write("HTTP/1.1 302 Found\r\nLocation: " + camera.redirect + "\r\nContent-Length: 0\r\n\r\n");
            return true;
        }
        if (!camera.admits(request)) {
            String challenge =
                    camera.auth == MisbehavingCamera.Auth.BASIC ? "Basic realm=\"cam\"" : DigestCheck.CHALLENGE;
            write("HTTP/1.1 401 No\r\nWWW-Authenticate: " + challenge + "\r\nContent-Length: 0\r\n\r\n");
            return true;
        }
        if (count <= camera.statusFirst) {
            write("HTTP/1.1 " + camera.status + " Oops\r\nContent-Length: 0\r\n\r\n");
            return true;
        }
        if (camera.single) {
            return sendPicture(camera.pictures.get(count % camera.pictures.size()));
        }
        write("HTTP/1.1 200 OK\r\nContent-Type: " + camera.contentType + "\r\nConnection: close\r\n\r\n");
        stream();
        return false;
    }

    private boolean sendPicture(byte[] picture) throws IOException {
        String type = camera.contentType.isEmpty() ? "" : "Content-Type: " + camera.contentType + "\r\n";
        write("HTTP/1.1 200 OK\r\n" + type + "Content-Length: " + picture.length + "\r\n\r\n", picture);
        return !camera.closesQuietly;
    }

    private void stream() throws IOException {
        write(camera.preamble);
        for (int i = 0; i < camera.dropAfter && stopped.getCount() > 0; i++) {
            if (i == camera.silentAfter) {
                close();
                waitMillis(Integer.MAX_VALUE);
                return;
            }
            var files = i < camera.later ? camera.pictures : camera.laterPictures;
            boolean bad = i % camera.badEvery == camera.badEvery - 1;
            sendPart(bad ? "this is no picture".getBytes(StandardCharsets.US_ASCII) : files.get(i % files.size()));
            waitMillis(INTERVAL_MILLIS);
        }
        close();
    }

    private void close() throws IOException {
        if (camera.closingBoundary) {
            write(camera.partLine + "--" + camera.lineEnd);
        }
    }

    private void sendPart(byte[] picture) throws IOException {
        int said =
                switch (camera.length) {
                    case NONE -> -1;
                    case TRUE -> picture.length;
                    case TOO_SHORT -> picture.length / 2;
                    case TOO_LONG -> picture.length + 150;
                    case ABSURD -> Integer.MAX_VALUE;
                };
        StringBuilder head = new StringBuilder(camera.partLine).append('\n');
        if (!camera.partHeaders.isEmpty()) {
            head.append(camera.partHeaders).append('\n');
        }
        if (said >= 0) {
            head.append("Content-Length: ").append(said).append('\n');
        }
        head.append('\n');
        String end = camera.lineEndAfterPicture ? camera.lineEnd : "";
        write(head.toString().replace("\n", camera.lineEnd), picture, latin(end + camera.garbage));
    }

    private void waitMillis(long millis) {
        try {
            stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String head, byte[]... rest) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(latin(head));
        for (byte[] bytes : rest) {
            all.writeBytes(bytes);
        }
        out.write(all.toByteArray());
        out.flush();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
