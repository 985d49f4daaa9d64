package org.videostreamer.output.webrtc;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection of a viewer that cannot use UDP (RFC 6544): the same datagrams, one after the other, each behind its
 * length (RFC 4571 section 2), which the pipeline puts there and takes away. It is a path of its own. On the viewers'
 * event loop.
 */
final class TcpConnection extends SimpleChannelInboundHandler<ByteBuf> implements Path {

    private static final Logger LOG = LoggerFactory.getLogger(TcpConnection.class);

    private final Channel channel;
    private final PathListener listener;
    private final BatchWriter writer;

    TcpConnection(Channel channel, PathListener listener) {
        this.channel = channel;
        this.listener = listener;
        this.writer = new BatchWriter(channel);
    }

    @Override
    public void send(byte[] datagram, int length) {
        if (channel.isWritable()) {
            writer.write(writer.copy(datagram, length));
        }
    }

    @Override
    public boolean isProven() {
        return true;
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public InetSocketAddress remote() {
        return (InetSocketAddress) channel.remoteAddress();
    }

    @Override
    public void close() {
        channel.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf datagram) {
        byte[] bytes = new byte[datagram.readableBytes()];
        datagram.readBytes(bytes);
        listener.datagram(this, bytes);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        // Who does not read what is answered is not listened to.
        channel.config().setAutoRead(channel.isWritable());
        if (channel.isWritable()) {
            listener.roomToSend(this);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        listener.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        LOG.debug("{}: {}", channel.remoteAddress(), failure.toString());
        channel.close();
    }
}
