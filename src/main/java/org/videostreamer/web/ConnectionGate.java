package org.videostreamer.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpConnection;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Quota;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.LimitReport;

/**
 * Lets connections in as long as there are not too many, in all and from one address, and sets those who watch over what
 * comes and goes on each. One for all listeners; any thread.
 */
final class ConnectionGate {

    private final LimitReport report;
    private final Quota open;
    private final HandshakeQuota handshakes;

    ConnectionGate(LimitReport report) {
        this.report = report;
        this.open = new Quota(report.limits(), Limit.CONNECTIONS, Limit.CONNECTIONS_PER_ADDRESS);
        this.handshakes = new HandshakeQuota(report.limits(), System::nanoTime);
    }

    /** Takes a connection before anything is read from it, a TLS handshake too; whether it may stay. */
    boolean take(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
            // It has ended already.
            return false;
        }
        AddressBlock address = AddressBlock.of(peer.getAddress());
        Optional<Limit> reached = take(address);
        if (reached.isPresent()) {
            report.reached(reached.get(), peer.getAddress().getHostAddress());
            return false;
        }
        channel.closeFuture().addListener(closed -> giveBack(address));
        channel.pipeline().addFirst(new HandshakeWatch(report, handshakes, peer));
        return true;
    }

    /** Watches over a connection from now on, on its event loop: it speaks HTTP. */
    void enter(HttpConnection connection) {
        Channel channel = ConnectionChannel.of(connection);
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
            // It has ended already.
            ConnectionChannel.cut(channel);
            return;
        }
        AcceptFailures.tellOf(channel.parent());
        SocketTuning.tune(channel);
        watch(channel.pipeline(), NetUtil.toSocketAddressString(peer));
    }

    private void watch(ChannelPipeline pipeline, String peer) {
        RequestWatch requests = new RequestWatch(report, peer);
        pipeline.addFirst(new StalledWrites(report, peer));
        // What TLS says for itself is no request.
        Optional.ofNullable(pipeline.context(SslHandler.class))
                .ifPresentOrElse(
                        tls -> pipeline.addAfter(tls.name(), null, requests.firstBytes()),
                        () -> pipeline.addFirst(requests.firstBytes()));
        // Vert.x' own handler is the last one; it stays so when a connection becomes a WebSocket.
        String own = pipeline.lastContext().name();
        pipeline.addBefore(own, null, requests);
        pipeline.addBefore(own, null, new FrameWatch(report, peer));
    }

    private synchronized Optional<Limit> take(AddressBlock address) {
        Optional<Limit> reached = open.reachedBy(address);
        if (reached.isEmpty()) {
            open.add(address);
        }
        return reached;
    }

    private synchronized void giveBack(AddressBlock address) {
        open.remove(address);
    }
}
