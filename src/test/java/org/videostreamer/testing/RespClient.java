package org.videostreamer.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of Redis on a plain socket (RESP, the Redis serialization protocol), so that no library checks itself. */
public final class RespClient implements AutoCloseable {

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;

    /** Connects to a server on this machine. */
    public RespClient(int port) {
        try {
            socket.setSoTimeout(20_000);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out = new BufferedOutputStream(socket.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client that has subscribed to a channel. */
    public static RespClient subscriber(int port, String channel) {
        RespClient client = new RespClient(port);
        client.send(ascii("SUBSCRIBE"), ascii(channel));
        client.reply();
        return client;
    }

    /** Publishes a message; how many heard it. */
    public long publish(String channel, byte[] message) {
        return (Long) send(ascii("PUBLISH"), ascii(channel), message).reply();
    }

    /** How many have subscribed to a channel. */
    public long subscribers(String channel) {
        return (Long) ((List<?>)
                        send(ascii("PUBSUB"), ascii("NUMSUB"), ascii(channel)).reply())
                .get(1);
    }

    /** The next message of a subscriber. */
    public byte[] next() {
        return (byte[]) ((List<?>) reply()).get(2);
    }

    private RespClient send(byte[]... words) {
        try {
            out.write(ascii("*" + words.length + "\r\n"));
            for (byte[] word : words) {
                out.write(ascii("$" + word.length + "\r\n"));
                out.write(word);
                out.write(ascii("\r\n"));
            }
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object reply() {
        try {
            String line = line();
            String rest = line.substring(1);
            switch (line.charAt(0)) {
                case '+':
                    return rest;
                case ':':
                    return Long.valueOf(rest);
                case '$':
                    byte[] bytes = new byte[Integer.parseInt(rest)];
                    in.readFully(bytes);
                    line();
                    return bytes;
                case '*':
                    List<Object> all = new ArrayList<>();
                    for (int i = 0; i < Integer.parseInt(rest); i++) {
                        all.add(reply());
                    }
                    return all;
                default:
                    throw new AssertionError("Redis says " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte next = in.readByte(); next != '\n'; next = in.readByte()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
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
