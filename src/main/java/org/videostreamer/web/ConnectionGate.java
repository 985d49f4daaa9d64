package org.videostreamer.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
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

    ConnectionGate(LimitReport report) {
        this.report = report;
        this.open = new Quota(report.limits(), Limit.CONNECTIONS, Limit.CONNECTIONS_PER_ADDRESS);
    }

    /** Takes a new connection, on its event loop. */
    void enter(HttpConnection connection) {
        Channel channel = ConnectionChannel.of(connection);
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
            // It has ended already.
            ConnectionChannel.cut(channel);
            return;
        }
        AddressBlock address = AddressBlock.of(peer.getAddress());
        Optional<Limit> reached = take(address);
        if (reached.isPresent()) {
            report.reached(reached.get(), peer.getAddress().getHostAddress());
            ConnectionChannel.cut(channel);
            return;
        }
        channel.closeFuture().addListener(closed -> giveBack(address));
        AcceptFailures.tellOf(channel.parent());
        SocketTuning.tune(channel);
        watch(channel.pipeline(), NetUtil.toSocketAddressString(peer));
    }

    private void watch(ChannelPipeline pipeline, String peer) {
        RequestWatch requests = new RequestWatch(report, peer);
        pipeline.addFirst(new StalledWrites(report, peer));
        pipeline.addFirst(requests.firstBytes());
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
