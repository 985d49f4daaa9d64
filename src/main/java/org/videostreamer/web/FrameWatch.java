package org.videostreamer.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.PerSecond;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.LimitReport;

/**
 * Watches over what a WebSocket viewer says, which is seldom of use to us: few frames a second, and small ones. While it takes
 * nothing, its newest ping waits, so that no answers heap up. On the connection's event loop, before Vert.x.
 */
final class FrameWatch extends ChannelInboundHandlerAdapter {

    private final LimitReport report;
    private final String peer;
    private final PerSecond frames;
    private Optional<WebSocketFrame> ping = Optional.empty();
    private boolean cut;

    FrameWatch(LimitReport report, String peer) {
        this.report = report;
        this.peer = peer;
        this.frames = new PerSecond(report.limits().of(Limit.WEBSOCKET_FRAMES_PER_SECOND), System::nanoTime);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (cut) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof WebSocketFrame frame) {
            hear(context, frame);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void hear(ChannelHandlerContext context, WebSocketFrame frame) {
        if (!frames.add()) {
            frame.release();
            cut(context, Limit.WEBSOCKET_FRAMES_PER_SECOND);
        } else if (frame instanceof PingWebSocketFrame && !context.channel().isWritable()) {
            // RFC 6455 section 5.5.3: of several pings the newest alone may be answered.
            keep(Optional.of(frame));
        } else {
            context.fireChannelRead(frame);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.fireChannelWritabilityChanged();
        if (ping.isPresent() && context.channel().isWritable()) {
            WebSocketFrame waiting = ping.get();
            ping = Optional.empty();
            context.fireChannelRead(waiting);
            context.fireChannelReadComplete();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (context.pipeline().get(WebSocketFrameDecoder.class) == null) {
            // Not a WebSocket yet.
            context.fireExceptionCaught(cause);
        } else if (isTooLong(cause)) {
            cut(context, Limit.WEBSOCKET_FRAME_BYTES);
        } else if (cause instanceof CorruptedWebSocketFrameException) {
            cut = true;
            ConnectionChannel.cut(context.channel());
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    private static boolean isTooLong(Throwable cause) {
        return cause instanceof TooLongFrameException
                || cause instanceof CorruptedWebSocketFrameException corrupted
                        && corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        keep(Optional.empty());
    }

    private void keep(Optional<WebSocketFrame> newest) {
        ping.ifPresent(WebSocketFrame::release);
        ping = newest;
    }

    private void cut(ChannelHandlerContext context, Limit limit) {
        cut = true;
        report.reached(limit, peer);
        ConnectionChannel.cut(context.channel());
    }
}
