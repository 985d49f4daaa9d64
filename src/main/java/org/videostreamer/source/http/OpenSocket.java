package org.videostreamer.source.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.apache.hc.client5.http.io.DetachedSocketFactory;

/**
 * Makes a client's sockets, of which it has one at a time, and closes the newest from any thread. Closing the socket
 * itself ends a blocked connect, TLS handshake and read alike; closing an answer instead would first read it to its end,
 * which an endless one does not have.
 */
final class OpenSocket implements DetachedSocketFactory, AutoCloseable {

    private final Object lock = new Object();
    private Socket socket = new Socket(Proxy.NO_PROXY);
    private boolean closed;

    /** @throws SocketException after {@link #close()} */
    @Override
    public Socket create(Proxy proxy) throws IOException {
        synchronized (lock) {
            if (closed) {
                throw new SocketException("closed");
            }
            // Never the proxy of the environment: cameras are on our own network.
            socket = new Socket(Proxy.NO_PROXY);
            return socket;
        }
    }

    /** Ends a read with a {@link java.net.SocketTimeoutException} from now on if nothing comes for so long. */
    void setPatience(Duration patience) throws SocketException {
        synchronized (lock) {
            socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, Math.max(1, patience.toMillis())));
        }
    }

    /** Ends the connection that there is. */
    void drop() {
        synchronized (lock) {
            try {
                socket.close();
            } catch (IOException e) {
                // Its blocked reader hears of it anyway.
            }
        }
    }

    /** Ends the connection that there is and forbids new ones. Never blocks. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            drop();
        }
    }
}
