package org.videostreamer.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.io.DetachedSocketFactory;

/**
 * Makes a client's sockets, of which it has one at a time, and closes the newest from any thread. Closing the socket
 * itself ends a blocked connect, TLS handshake and read alike; closing an answer instead would first read it to its end,
 * which an endless one does not have.
 */
final class OpenSocket implements DetachedSocketFactory, AutoCloseable {

    private final Object lock = new Object();
    private final boolean secure;
    private Socket socket = new Socket(Proxy.NO_PROXY);
    private Optional<ChannelBytes> direct = Optional.empty();
    private volatile int patience;
    private boolean closed;

    /** @param secure whether connections carry TLS, which has no use for a channel */
    OpenSocket(boolean secure) {
        this.secure = secure;
    }

    /** @throws SocketException after {@link #close()} */
    @Override
    public Socket create(Proxy proxy) throws IOException {
        synchronized (lock) {
            if (closed) {
                throw new SocketException("closed");
            }
            // Never the proxy of the environment: cameras are on our own network.
            socket = secure ? new Socket(Proxy.NO_PROXY) : SocketChannel.open().socket();
            direct = Optional.empty();
            return socket;
        }
    }

    /** Ends a read with a {@link java.net.SocketTimeoutException} from now on if nothing comes for so long. */
    void setPatience(Duration longest) throws SocketException {
        synchronized (lock) {
            patience = (int) Math.min(Integer.MAX_VALUE, Math.max(1, longest.toMillis()));
            socket.setSoTimeout(patience);
        }
    }

    /**
     * The rest of what the connection brings, without a copy on the way where that can be.
     *
     * @param begun the same bytes, none of which was read yet but those that its client has already
     */
    ByteSource rest(InputStream begun) throws IOException {
        synchronized (lock) {
            if (socket.getChannel() == null) {
                return ByteSource.of(begun);
            }
            ChannelBytes bytes = new ChannelBytes(begun, socket.getChannel(), () -> patience);
            direct = Optional.of(bytes);
            return bytes;
        }
    }

    /** Ends the connection that there is. */
    void drop() {
        synchronized (lock) {
            try {
                socket.close();
                if (direct.isPresent()) {
                    direct.get().close();
                }
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
