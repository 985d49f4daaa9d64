package org.videostreamer.output.webrtc;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One bound address: takes what arrives there and sends from there. On the viewers' event loop. */
final class UdpSocket extends SimpleChannelInboundHandler<DatagramPacket> {

    private static final Logger LOG = LoggerFactory.getLogger(UdpSocket.class);

    private final DatagramChannel channel;
    private final PathListener listener;
    private final DatagramWriter writer;

    UdpSocket(DatagramChannel channel, PathListener listener) {
        this.channel = channel;
        this.listener = listener;
        this.writer = new DatagramWriter(channel, EpollDatagramChannel.isSegmentedDatagramPacketSupported());
    }

    /** A path from this socket; equal ones have the same socket and address. */
    private record UdpPath(UdpSocket socket, InetSocketAddress remote) implements Path {

        @Override
        public void send(byte[] datagram, int length) {
            socket.send(datagram, length, remote);
        }

        @Override
        public boolean isProven() {
            return false;
        }

        @Override
        public boolean isWritable() {
            return socket.channel.isWritable();
        }

        @Override
        public void close() {
            // the socket serves others too
        }
    }

    private void send(byte[] datagram, int length, InetSocketAddress to) {
        if (channel.isWritable()) {
            writer.write(datagram, length, to);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        byte[] bytes = new byte[packet.content().readableBytes()];
        packet.content().readBytes(bytes);
        listener.datagram(new UdpPath(this, packet.sender()), bytes);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            listener.roomToSend();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        // ICMP errors of viewers that are gone come up here; the socket stays good for the others.
        LOG.debug("{}: {}", channel.localAddress(), failure.toString());
    }
}
