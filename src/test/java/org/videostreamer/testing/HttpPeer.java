package org.videostreamer.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that says and reads what a test tells it, and no more: one that is slow, rude or gone. */
public final class HttpPeer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    private final Socket socket = new Socket();

    /** Connects to this machine, with as small a window as there is. */
    public HttpPeer(int port) {
        this("127.0.0.1", port);
    }

    /** Connects to an address of this machine, which the system then takes for the client's too. */
    public HttpPeer(String address, int port) {
        try {
            socket.setReceiveBufferSize(4 * 1024);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for a path; one that begins with {@code /ws} as a WebSocket. */
    public HttpPeer ask(String path) {
        return say("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + (path.startsWith("/ws") ? UPGRADE : "") + "\r\n");
    }

    /** Sends anything. */
    public HttpPeer say(String text) {
        return say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends anything; a connection that has ended meanwhile is no fault. */
    public HttpPeer say(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException e) {
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Says that it will say no more; it still reads. */
    public HttpPeer halfClose() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Reads up to the end of an answer's headers, or of the connection. */
    public String head() {
        StringBuilder head = new StringBuilder();
        for (int next = read(); next >= 0 && head.indexOf("\r\n\r\n") < 0; ) {
            head.append((char) next);
            next = head.indexOf("\r\n\r\n") < 0 ? read() : next;
        }
        return head.toString();
    }

    /** Reads one byte; -1 if the other side has ended the connection in whatever way. */
    public int read() {
        try {
            return socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is still open, and silent", e);
        } catch (SocketException e) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all that comes until the other side has ended the connection; fails if it does not. */
    public void readToEnd() {
        byte[] block = new byte[64 * 1024];
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        try {
            InputStream in = socket.getInputStream();
            while (in.read(block) >= 0) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("the connection is still open, and busy");
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is still open, and silent", e);
        } catch (SocketException e) {
            // Reset, which is an end too.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
