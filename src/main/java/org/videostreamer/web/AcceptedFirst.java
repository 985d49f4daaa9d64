package org.videostreamer.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.transport.Transport;
import java.util.function.Predicate;

/**
 * Vert.x' way to the network, with a gate at which each connection is seen as soon as the system has it: Vert.x itself tells
 * of one behind its TLS handshake only, so that those who never make it would be counted nowhere. Only this class knows
 * the inside of Vert.x' transports.
 */
final class AcceptedFirst {

    private AcceptedFirst() {}

    /**
     * The transport of this system.
     *
     * @param gate whether a connection may stay; asked on the thread that takes connections, before anything is read
     */
    static Transport transport(Predicate<Channel> gate) {
        return new TransportInternal("gated", true, null, Epoll.isAvailable() ? epoll(gate) : nio(gate));
    }

    private static EpollTransport epoll(Predicate<Channel> gate) {
        return new EpollTransport() {
            @Override
            public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
                return gated(super.serverChannelFactory(domainSocket), gate);
            }
        };
    }

    private static NioTransport nio(Predicate<Channel> gate) {
        return new NioTransport() {
            @Override
            public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
                return gated(super.serverChannelFactory(domainSocket), gate);
            }
        };
    }

    private static ChannelFactory<ServerChannel> gated(
            ChannelFactory<? extends ServerChannel> plain, Predicate<Channel> gate) {
        return () -> {
            ServerChannel listening = plain.newChannel();
            listening.pipeline().addFirst(new Gate(gate));
            return listening;
        };
    }

    private static final class Gate extends ChannelInboundHandlerAdapter {

        private final Predicate<Channel> gate;

        Gate(Predicate<Channel> gate) {
            this.gate = gate;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel accepted && !gate.test(accepted)) {
                accepted.unsafe().closeForcibly();
            } else {
                context.fireChannelRead(message);
            }
        }
    }
}
