package org.videostreamer.output.webrtc;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * How sockets are done on this system: by epoll on Linux, where many datagrams go out in one call, else by Java's own.
 *
 * @param io drives the event loop
 * @param udp the class of UDP sockets
 * @param tcp the class of listening TCP sockets
 */
record Transport(IoHandlerFactory io, Class<? extends DatagramChannel> udp, Class<? extends ServerChannel> tcp) {

    static Transport ofThisSystem() {
        return Epoll.isAvailable()
                ? new Transport(EpollIoHandler.newFactory(), EpollDatagramChannel.class, EpollServerSocketChannel.class)
                : new Transport(NioIoHandler.newFactory(), NioDatagramChannel.class, NioServerSocketChannel.class);
    }

    /** One event loop, on which all viewers live. */
    EventLoopGroup newLoop() {
        return new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("webrtc", true), io);
    }
}
