package org.videostreamer.output;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.videostreamer.limits.AddressBlock;

/** The Netty channel below a connection of Vert.x, for what Vert.x does not offer. Only this class knows its inside. */
public final class ConnectionChannel {

    private ConnectionChannel() {}

    /** The channel, which stays the same when the connection becomes a WebSocket. */
    public static Channel of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }

    /** Whose share it counts to; of a connection that a listener has taken, whether it is still open or not. */
    public static AddressBlock peer(HttpConnection connection) {
        return AddressBlock.of(((InetSocketAddress) of(connection).remoteAddress()).getAddress());
    }

    /** Who is at its other end: address and port; empty where that is no address of the Internet. */
    public static String peerOf(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress peer ? NetUtil.toSocketAddressString(peer) : "";
    }

    /** Lets no more wait unsent in the kernel than a viewer's {@link SendBuffer} begins with. */
    public static void keepShort(Channel channel) {
        new SendBuffer(channel).apply();
    }

    /**
     * Closes it at once. Vert.x would wait until what is to be written has been taken, which a peer that does not read
     * never lets happen; here what is not written yet fails, so that its memory is released.
     *
     * @param channel of any connection; closing it again does nothing
     */
    public static void cut(Channel channel) {
        // From the first handler nothing but the socket lies ahead of the close; a channel that has ended has none.
        Optional.<ChannelOutboundInvoker>ofNullable(channel.pipeline().firstContext())
                .orElse(channel)
                .close();
    }
}
