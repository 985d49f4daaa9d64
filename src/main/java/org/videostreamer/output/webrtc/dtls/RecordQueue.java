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
    private final long patienceNanos;
    private volatile boolean closed;
    private volatile boolean impatient;
    private volatile long newsAt;

    /**
     * An empty queue.
     *
     * @param wire sends a datagram
     * @param patience how long a handshake may go without anything new, in milliseconds
     */
    RecordQueue(Consumer<byte[]> wire, int patience) {
        this.wire = wire;
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patience);
    }

    /** Keeps what came, or lets it go if the queue is full; any thread. */
    void add(byte[] datagram) {
        arrived.offer(datagram);
    }

    /** From now to {@link #endHandshake()} it fails to receive when nothing new comes for too long. */
    void beginHandshake() {
        news();
        impatient = true;
    }

    /** Something came that brings the handshake on; any thread. */
    void news() {
        newsAt = System.nanoTime();
    }

    /** It waits as long as it is told to. */
    void endHandshake() {
        impatient = false;
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
        long wait = TimeUnit.MILLISECONDS.toNanos(waitMillis);
        if (impatient) {
            long left = newsAt + patienceNanos - System.nanoTime();
            if (left <= 0) {
                throw new IOException("the viewer says nothing new any more");
            }
            wait = Math.min(wait, left);
        }
        try {
            byte[] datagram = arrived.poll(wait, TimeUnit.NANOSECONDS);
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
            byte[] datagram = packed.toByteArray();
            packed.reset();
            wire.accept(datagram);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
