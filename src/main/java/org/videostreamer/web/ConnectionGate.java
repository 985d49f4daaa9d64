package org.videostreamer.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.videostreamer.limits.Limit;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.LimitReport;

/**
 * Lets connections in as long as there are not too many, in all and from one address, and sets those who watch over what
 * comes and goes on each. One for all listeners; any thread.
 */
final class ConnectionGate {

    private final LimitReport report;
    private final Map<InetAddress, Integer> open = new HashMap<>();
    private int total;

    ConnectionGate(LimitReport report) {
        this.report = report;
    }

    /** Takes a new connection, on its event loop. */
    void enter(HttpConnection connection) {
        Channel channel = ConnectionChannel.of(connection);
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
            // It has ended already.
            ConnectionChannel.cut(channel);
            return;
        }
        InetAddress address = peer.getAddress();
        Optional<Limit> reached = take(address);
        if (reached.isPresent()) {
            report.reached(reached.get(), address.getHostAddress());
            ConnectionChannel.cut(channel);
            return;
        }
        channel.closeFuture().addListener(closed -> giveBack(address));
        AcceptFailures.tellOf(channel.parent());
        SocketTuning.tune(channel);
        watch(channel.pipeline(), peer.toString());
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

    private synchronized Optional<Limit> take(InetAddress address) {
        int ofAddress = open.getOrDefault(address, 0);
        if (total >= report.limits().of(Limit.CONNECTIONS)) {
            return Optional.of(Limit.CONNECTIONS);
        }
        if (ofAddress >= report.limits().of(Limit.CONNECTIONS_PER_ADDRESS)) {
            return Optional.of(Limit.CONNECTIONS_PER_ADDRESS);
        }
        open.put(address, ofAddress + 1);
        total++;
        return Optional.empty();
    }

    private synchronized void giveBack(InetAddress address) {
        total--;
        open.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
