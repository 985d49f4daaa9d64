package org.videostreamer.testing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody who guesses passwords as fast as they are refused, or so many a second, over one connection, each time another that nobody else
 * guesses, in turn of a user and of names that nobody has.
 */
public final class WrongLogins implements AutoCloseable {

    private static final String LENGTH = "content-length: ";

    private final Socket socket;
    private final InputStream in;
    private final String from;
    private final long pauseNanos;
    private final ConcurrentMap<Integer, Long> statuses = new ConcurrentHashMap<>();
    private final AtomicLong answers = new AtomicLong();
    private final Thread thread = new Thread(this::run, "wrong logins");
    private volatile boolean closed;

    /**
     * As fast as they are refused; they {@linkplain #begin() begin} later.
     *
     * @param from the address that the proxy, as which this connects, tells of them
     */
    public WrongLogins(int port, String from) {
        this(port, from, 0);
    }

    /**
     * The same, so many a second at most.
     *
     * @param perSecond 0 for as many as can be
     */
    public WrongLogins(int port, String from, int perSecond) {
        try {
            this.socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            this.in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.from = from;
        this.pauseNanos = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
        thread.setDaemon(true);
    }

    /** Guesses from now on. */
    public void begin() {
        thread.start();
    }

    /** How many were answered. */
    public long answers() {
        return answers.get();
    }

    /** The same by their status. */
    public Map<Integer, Long> statuses() {
        return statuses;
    }

    private void run() {
        long next = System.nanoTime();
        try {
            for (long number = 0; !closed; number++) {
                statuses.merge(ask(number), 1L, Long::sum);
                answers.incrementAndGet();
                next += pauseNanos;
                LockSupport.parkNanos(pauseNanos == 0 ? 0 : next - System.nanoTime());
            }
        } catch (IOException e) {
            // It has been closed; whoever counts the answers sees it otherwise.
        }
    }

    private int ask(long number) throws IOException {
        String user = number % 2 == 0 ? "alice" : "user" + number;
        String request = "GET /api/streams HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + from + "\r\nAuthorization: "
                + Accounts.basic(user, "guess" + socket.getLocalPort() + "-" + number) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
