package org.videostreamer.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.RareWarning;

/** Tells why no more connections can be taken, once a minute; Netty tries again each second. On the port's own loop. */
final class AcceptFailures extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(AcceptFailures.class);
    private static final String NAME = "accept failures";

    private final RareWarning warning = new RareWarning(this::warn, System::nanoTime);
    private Throwable last;

    private AcceptFailures() {}

    /** Tells of a listening socket's failures from now on, if that is not so already. Any thread. */
    static void tellOf(Channel listening) {
        if (listening.pipeline().get(NAME) == null) {
            listening.eventLoop().execute(() -> {
                if (listening.pipeline().get(NAME) == null) {
                    listening.pipeline().addLast(NAME, new AcceptFailures());
                }
            });
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        last = cause;
        warning.add();
    }

    private void warn(long count) {
        LOG.warn(
                "cannot take connections, tried {} times: {}; more open files help: LimitNOFILE=, ulimit -n",
                count,
                last.getMessage());
    }
}
