package org.videostreamer.output.webrtc.dtls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/**
 * The network as Bouncy Castle sees it: what came waits in a short queue, what goes out is packed, as many records into
 * a datagram as fit, so that a flight is lost or arrives as a whole (RFC 6347 4.1.1).
 */
final class RecordQueue implements DatagramTransport {

    /** Passes every path; a flight of ours is shorter, so it goes as one datagram. */
    private static final int MOST_BYTES = 1_200;

    private static final int LONGEST_RECEIVED = 2_048;
    /** More than a flight has; what comes more is lost as it might be on the way. */
    private static final int CAPACITY = 16;

    private final BlockingQueue<byte[]> arrived = new ArrayBlockingQueue<>(CAPACITY);
    private final Consumer<byte[]> wire;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream(MOST_BYTES);
    private volatile boolean closed;

    RecordQueue(Consumer<byte[]> wire) {
        this.wire = wire;
    }

    /** Keeps what came, or lets it go if the queue is full; any thread. */
    void add(byte[] datagram) {
        arrived.offer(datagram);
    }

    boolean isEmpty() {
        return arrived.isEmpty();
    }

    /** Lets whoever waits fail soon; any thread. */
    void abort() {
        closed = true;
        arrived.clear();
        arrived.offer(new byte[0]);
    }

    @Override
    public int getReceiveLimit() {
        return LONGEST_RECEIVED;
    }

    @Override
    public int getSendLimit() {
        return MOST_BYTES;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
        flush();
        if (closed) {
            throw new IOException("the viewer has left");
        }
        try {
            byte[] datagram = arrived.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (datagram == null || closed) {
                return -1;
            }
            int taken = Math.min(length, datagram.length);
            System.arraycopy(datagram, 0, buffer, offset, taken);
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the program stops");
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        if (packed.size() + length > MOST_BYTES) {
            flush();
        }
        packed.write(buffer, offset, length);
    }

    /** Sends what is packed; on the thread that sends. */
    void flush() {
        if (packed.size() > 0) {
            wire.accept(packed.toByteArray());
            packed.reset();
        }
    }

    @Override
    public void close() {
        flush();
    }
}
