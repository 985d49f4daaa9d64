package org.videostreamer.testing;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a service manager hears. */
public final class NotifyPeer implements AutoCloseable {

    private final Socket socket;

    /** Listens at a path, or at a name that is in no folder and begins with NUL. */
    public NotifyPeer(String address) throws IOException {
        Epoll.ensureAvailability();
        socket = Socket.newSocketDomainDgram();
        socket.bind(new DomainSocketAddress(address));
    }

    /** The next message that has come; empty if none has. */
    public String next() {
        ByteBuffer datagram = ByteBuffer.allocateDirect(4096);
        try {
            int length = Math.max(0, socket.read(datagram, 0, datagram.capacity()));
            byte[] bytes = new byte[length];
            datagram.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
