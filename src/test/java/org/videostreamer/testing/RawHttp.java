package org.videostreamer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Says anything to a server and hears the first that it answers. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 3_000;

    private RawHttp() {}

    /** The first bytes of the answer up to the end of its headers, empty if the connection is cut or stays silent. */
    public static String exchange(int port, String request) {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                answer.append((char) next);
                if (answer.indexOf("\r\n\r\n") >= 0) {
                    break;
                }
            }
        } catch (SocketTimeoutException | SocketException e) {
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString();
    }
}
