package org.videostreamer.output.webrtc;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.limits.Quota;

/** The connections of viewers that cannot use UDP. On the viewers' event loop, but for the making of the handler. */
final class TcpConnections {

    /** Larger datagrams than any that a viewer has to send. */
    private static final int LONGEST = 4_096;
    /** RFC 4571 section 2. */
    private static final int LENGTH_BYTES = 2;

    private static final long LONGEST_SETUP = TimeUnit.SECONDS.toNanos(15);
    /** As little as keeps a link busy: what waits here is late. */
    private static final int SEND_BUFFER = 64 * 1024;

    private static final WriteBufferWaterMark MOST_WAITING = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

    private final PathListener listener;
    private final Quota quota;
    private final Map<TcpConnection, Long> openSince = new LinkedHashMap<>();

    TcpConnections(PathListener listener, Limits limits) {
        this.listener = listener;
        this.quota = new Quota(limits, Limit.WEBRTC_TCP_CONNECTIONS, Limit.WEBRTC_TCP_CONNECTIONS_PER_ADDRESS);
    }

    /** What makes a connection of a channel that was accepted. */
    ChannelHandler handler() {
        return new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                Optional<AddressBlock> peer = Optional.ofNullable(channel.remoteAddress())
                        .map(remote -> AddressBlock.of(remote.getAddress()));
                if (peer.isEmpty() || quota.isFullFor(peer.get()) || quota.isFull()) {
                    channel.close();
                    return;
                }
                AddressBlock from = peer.get();
                TcpConnection connection = new TcpConnection(channel, listener);
                quota.add(from);
                openSince.put(connection, System.nanoTime());
                channel.closeFuture().addListener(closed -> {
                    quota.remove(from);
                    openSince.remove(connection);
                });
                channel.config().setTcpNoDelay(true).setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
                channel.config().setWriteBufferWaterMark(MOST_WAITING);
                channel.pipeline().addLast(framing()).addLast(connection);
            }
        };
    }

    /** Takes the lengths away from what comes, and puts them before what goes. */
    static ChannelHandler[] framing() {
        return new ChannelHandler[] {
            new LengthFieldBasedFrameDecoder(LONGEST, 0, LENGTH_BYTES, 0, LENGTH_BYTES),
            new LengthFieldPrepender(LENGTH_BYTES)
        };
    }

    /** Closes all, and lets go of what was not sent; behind what was written before. */
    void closeAll() {
        List.copyOf(openSince.keySet()).forEach(TcpConnection::close);
    }

    /** Closes those that no viewer has been checked on for long. */
    void closeIdle(Predicate<Path> used) {
        long now = System.nanoTime();
        Map.copyOf(openSince).forEach((connection, since) -> {
            if (now - since > LONGEST_SETUP && !used.test(connection)) {
                connection.close();
            }
        });
    }
}
