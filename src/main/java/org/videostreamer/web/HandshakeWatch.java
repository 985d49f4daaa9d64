package org.videostreamer.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.LimitReport;

/**
 * Sees the first bytes of a connection, and ends it where these would begin a TLS handshake more than there may be. Before
 * them a handshake costs nothing. On the connection's event loop.
 */
final class HandshakeWatch extends ChannelInboundHandlerAdapter {

    private final LimitReport report;
    private final HandshakeQuota quota;
    private final InetSocketAddress peer;

    HandshakeWatch(LimitReport report, HandshakeQuota quota, InetSocketAddress peer) {
        this.report = report;
        this.quota = quota;
        this.peer = peer;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.pipeline().remove(this);
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls == null || begins(tls)) {
            context.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
            ConnectionChannel.cut(context.channel());
        }
    }

    private boolean begins(SslHandler tls) {
        AddressBlock address = AddressBlock.of(peer.getAddress());
        Optional<Limit> reached = quota.begin(address);
        if (reached.isPresent()) {
            report.reached(reached.get(), peer.getAddress().getHostAddress());
            return false;
        }
        tls.handshakeFuture().addListener(over -> quota.end(address));
        return true;
    }
}
