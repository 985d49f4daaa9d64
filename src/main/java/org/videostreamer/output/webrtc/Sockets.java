package org.videostreamer.output.webrtc;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.DatagramChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of all viewers: one UDP port at each address of ours, each bound by itself, because a socket bound to all
 * would answer from an address of the system's choice; and the TCP port, if one is configured. One thread.
 */
final class Sockets {

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final int LONGEST_DATAGRAM = 2_048;
    private static final int BUFFER_BYTES = 1 << 20;
    /** A picture for a thousand viewers is written before any of it is flushed; beyond that the network is full. */
    private static final WriteBufferWaterMark MOST_WAITING = new WriteBufferWaterMark(8 << 20, 16 << 20);

    private static final int ATTEMPTS = 8;
    /** RFC 7675 5.1: by then whoever was at an address that is gone has moved to another, or has ended. */
    private static final long CONSENT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Transport transport;
    private final EventLoopGroup loop;
    private final PathListener listener;
    private final TcpConnections connections;
    private final LongSupplier nanoTime;
    /** Every socket that is open, also after {@link #close} has begun: what is bound then is closed at once. */
    private final ChannelGroup open;

    private final Map<InetAddress, Channel> udp = new LinkedHashMap<>();
    /** Since when addresses are gone that are still bound. */
    private final Map<InetAddress, Long> gone = new HashMap<>();

    private int udpPort;

    /** @param nanoTime the clock, {@link System#nanoTime()} outside tests */
    Sockets(
            Transport transport,
            EventLoopGroup loop,
            PathListener listener,
            TcpConnections connections,
            LongSupplier nanoTime) {
        this.transport = transport;
        this.loop = loop;
        this.listener = listener;
        this.connections = connections;
        this.nanoTime = nanoTime;
        this.open = new DefaultChannelGroup(loop.next(), true);
    }

    /**
     * Binds the UDP port at all addresses.
     *
     * @param port 0 for any that is free at all of them
     * @throws IOException with the address and the reason
     */
    void bindUdp(Set<InetAddress> addresses, int port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                udpPort = port;
                for (InetAddress address : addresses) {
                    addUdp(address);
                }
                return;
            } catch (IOException e) {
                udp.values().forEach(Channel::close);
                udp.clear();
                if (port != 0 || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Binds the TCP port at all addresses. */
    void bindTcp(Set<InetAddress> addresses, int port) throws IOException {
        for (InetAddress address : addresses) {
            ChannelFuture bound = new ServerBootstrap()
                    .group(loop)
                    .channel(transport.tcp())
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .childHandler(connections.handler())
                    .bind(new InetSocketAddress(address, port));
            channelOf(bound, "TCP", address, port);
        }
    }

    /**
     * Binds the same UDP port at addresses that this machine has got since, and gives up those that it has lost: not at
     * once, because interfaces go down for a moment and come back.
     *
     * @param addresses those that it has now; none where the system does not tell, and then nothing changes
     */
    void follow(Set<InetAddress> addresses) {
        if (!addresses.isEmpty()) {
            giveUpOthersThan(addresses);
        }
        for (InetAddress address : addresses) {
            if (!udp.containsKey(address)) {
                try {
                    addUdp(address);
                    LOG.info("WebRTC: {} is new and takes part at UDP port {}", address.getHostAddress(), udpPort);
                } catch (IOException e) {
                    LOG.debug("WebRTC: {}", e.getMessage());
                }
            }
        }
    }

    private void giveUpOthersThan(Set<InetAddress> addresses) {
        gone.keySet().removeAll(addresses);
        for (InetAddress address : addresses()) {
            if (!addresses.contains(address)
                    && nanoTime.getAsLong() - gone.computeIfAbsent(address, first -> nanoTime.getAsLong())
                            >= CONSENT_NANOS) {
                udp.remove(address).close();
                gone.remove(address);
                LOG.info("WebRTC: {} is gone and takes no part any more", address.getHostAddress());
            }
        }
    }

    private void addUdp(InetAddress address) throws IOException {
        ChannelFuture bound = new Bootstrap()
                .group(loop)
                .channel(transport.udp())
                .option(ChannelOption.SO_SNDBUF, BUFFER_BYTES)
                .option(ChannelOption.SO_RCVBUF, BUFFER_BYTES)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, MOST_WAITING)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LONGEST_DATAGRAM))
                .handler(new ChannelInitializer<DatagramChannel>() {
                    @Override
                    protected void initChannel(DatagramChannel channel) {
                        channel.pipeline().addLast(new UdpSocket(channel, listener));
                    }
                })
                .bind(new InetSocketAddress(address, udpPort));
        Channel channel = channelOf(bound, "UDP", address, udpPort);
        udp.put(address, channel);
        udpPort = ((InetSocketAddress) channel.localAddress()).getPort();
    }

    private Channel channelOf(ChannelFuture bound, String protocol, InetAddress address, int port) throws IOException {
        bound.awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen at " + protocol + " " + address.getHostAddress() + " port " + port + " for WebRTC: "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        open.add(bound.channel());
        return bound.channel();
    }

    /**
     * Closes them all; on any thread, returns at once. An event loop that ends does not always do so: it looks at what is
     * open before it does its last work, and may be told to end in between.
     */
    void close() {
        open.close();
    }

    /** Where the UDP port is bound. */
    Set<InetAddress> addresses() {
        return Set.copyOf(udp.keySet());
    }

    /** The port at all addresses. */
    int udpPort() {
        return udpPort;
    }
}
