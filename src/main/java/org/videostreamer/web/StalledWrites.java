package org.videostreamer.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import org.videostreamer.limits.Limit;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.LimitReport;

/** Ends a connection whose peer takes nothing of what is to be written. However slow it is, each byte counts. */
final class StalledWrites extends IdleStateHandler {

    private final LimitReport report;
    private final String peer;

    StalledWrites(LimitReport report, String peer) {
        // Netty looks twice whether something has moved in between.
        super(true, 0, report.limits().of(Limit.WRITE_IDLE_SECONDS) * 500, 0, TimeUnit.MILLISECONDS);
        this.report = report;
        this.peer = peer;
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        ChannelOutboundBuffer waiting = context.channel().unsafe().outboundBuffer();
        if (event.state() == IdleState.WRITER_IDLE && !event.isFirst() && waiting != null && !waiting.isEmpty()) {
            report.reached(Limit.WRITE_IDLE_SECONDS, peer);
            ConnectionChannel.cut(context.channel());
        }
    }
}
