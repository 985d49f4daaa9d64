package org.videostreamer.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A viewer of an MJPEG stream on a plain socket that holds every byte to the standards. */
public final class MjpegClient implements AutoCloseable {

    private static final int SMALL_WINDOW = 16 * 1024;

    private final Socket socket = new Socket();
    private final InputStream raw;
    private final DataInputStream body;
    private final String status;
    private final Map<String, String> headers;
    private boolean opened;

    /** One part. */
    public record Part(Map<String, String> headers, byte[] jpeg) {

        /** The frame number its header names. */
        public long number() {
            return Long.parseLong(headers.get("x-frame-number"));
        }
    }

    /** Asks for a path with HTTP/1.1. */
    public MjpegClient(int port, String path) {
        this(port, path, "HTTP/1.1");
    }

    /** Asks for a path with a version of HTTP. */
    public MjpegClient(int port, String path, String version) {
        try {
            socket.setReceiveBufferSize(SMALL_WINDOW);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            String request = "GET " + path + " " + version + "\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            raw = new BufferedInputStream(socket.getInputStream());
            status = line(raw);
            headers = headers(raw);
            body = new DataInputStream(isChunked() ? new Chunks(raw) : raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status line. */
    public String status() {
        return status;
    }

    /** The answer's headers, names in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Whether the answer comes in chunks. */
    public boolean isChunked() {
        return "chunked".equals(headers.get("transfer-encoding"));
    }

    /** Reads the next part, including the delimiter of the one after it. */
    public Part next() {
        return nextOrEnd().orElseThrow(() -> new AssertionError("the stream has ended"));
    }

    /** Reads the next part, or the closing delimiter and the end of the answer. */
    public Optional<Part> nextOrEnd() {
        try {
            if (!opened) {
                expect("--frame");
                opened = true;
            }
            if (read(2).equals("--")) {
                expect("\r\n");
                assertEnd();
                return Optional.empty();
            }
            Map<String, String> part = headers(body);
            byte[] jpeg = new byte[Integer.parseInt(part.get("content-length"))];
            body.readFully(jpeg);
            expect("\r\n--frame");
            return Optional.of(new Part(part, jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertEnd() throws IOException {
        if (body.read() >= 0) {
            throw new AssertionError("the answer goes on after the closing delimiter");
        }
    }

    private String read(int length) throws IOException {
        byte[] bytes = new byte[length];
        body.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void expect(String text) throws IOException {
        String found = read(text.length());
        if (!found.equals(text)) {
            throw new AssertionError("expected '" + text + "' but found '" + found + "'");
        }
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            all.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        return all;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int last = -1;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (last == '\r' && next == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.substring(0, text.length() - 1);
            }
            line.write(next);
            last = next;
        }
        throw new IOException("the connection ended");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the chunks of HTTP/1.1 apart (RFC 9112 section 7.1). */
    private static final class Chunks extends InputStream {
        private final InputStream in;
        private int left;

        Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                left = Integer.parseInt(line(in), 16);
                if (left == 0) {
                    return -1;
                }
            }
            int got = in.read(bytes, offset, Math.min(length, left));
            if (got > 0) {
                left -= got;
                if (left == 0 && !line(in).isEmpty()) {
                    throw new IOException("a chunk does not end where it says");
                }
            }
            return got;
        }
    }
}
