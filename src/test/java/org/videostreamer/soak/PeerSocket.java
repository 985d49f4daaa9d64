package org.videostreamer.soak;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.videostreamer.bench.Watching;

/** A connection to the program, of whoever says and reads what it likes. One thread. */
final class PeerSocket implements AutoCloseable {

    private static final int SMALL_WINDOW = 4 * 1024;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    private final Socket socket = new Socket();
    private final byte[] block = new byte[16 * 1024];

    /** One from the usual address of this machine. */
    PeerSocket(int port) throws IOException {
        this(port, 1);
    }

    /**
     * One from an address of its own, so that what it does is not counted to others.
     *
     * @param last part of the address, below 127.0.0
     */
    PeerSocket(int port, int last) throws IOException {
        socket.setReceiveBufferSize(SMALL_WINDOW);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
    }

    PeerSocket get(String path) throws IOException {
        return say("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    PeerSocket upgrade(String path) throws IOException {
        return say("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + UPGRADE + "\r\n");
    }

    PeerSocket watch(Watching watching, String stream) throws IOException {
        ByteBuffer request = watching.request(stream);
        return say(new String(request.array(), StandardCharsets.ISO_8859_1));
    }

    PeerSocket say(String text) throws IOException {
        return say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    PeerSocket say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** A WebSocket frame of a client, with a mask that changes nothing. */
    PeerSocket frame(int opcode, byte[] payload) throws IOException {
        if (payload.length > 125) {
            throw new IllegalArgumentException(payload.length + " bytes");
        }
        ByteBuffer frame = ByteBuffer.allocate(6 + payload.length);
        frame.put((byte) (0x80 | opcode))
                .put((byte) (0x80 | payload.length))
                .putInt(0)
                .put(payload);
        return say(frame.array());
    }

    /** Says that it will say no more, and goes on to read. */
    PeerSocket halfClose() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /**
     * Reads what there is, up to so many bytes.
     *
     * @return how many; -1 at the end
     */
    int read(int most) throws IOException {
        InputStream in = socket.getInputStream();
        try {
            return in.read(block, 0, Math.min(most, block.length));
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    /** Reads until the time is over, the other side has ended it, or nobody goes on. */
    void read(long millis, Repeating.Rest rest) throws IOException, InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end && read(block.length) >= 0 && rest.sleep(0)) {
            // what comes is of no interest
        }
    }

    /** Ends it at once, without a word to the other side that all has been read. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
