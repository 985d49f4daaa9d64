package org.videostreamer.system;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The socket at which a service manager takes datagrams (sd_notify). Java has no datagrams over sockets of the file system;
 * the library by which Netty listens has. Any thread.
 */
final class NotifySocket {

    private final String address;

    /**
     * Connects to nothing yet.
     *
     * @param address as the environment tells it: a path, or behind an {@code @} a name that is in no folder
     */
    NotifySocket(String address) {
        this.address = address.startsWith("@") ? "\0" + address.substring(1) : address;
    }

    /**
     * Sends a text, by a connection of its own: a manager that was started anew is found again.
     *
     * @return whether it was taken; if not, too many wait there, and it may be sent again
     * @throws IOException if nobody listens there
     * @throws LinkageError if Netty's library cannot be loaded on this machine
     */
    boolean send(String text) throws IOException {
        Epoll.ensureAvailability();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer datagram = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        Socket socket = Socket.newSocketDomainDgram();
        try {
            socket.connect(new DomainSocketAddress(address));
            return socket.write(datagram, 0, datagram.limit()) > 0;
        } finally {
            socket.close();
        }
    }
}
