package org.videostreamer.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.videostreamer.limits.Limit;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.LimitReport;

/**
 * Watches over the requests of one connection: how long it may bring none, how long one may take to come, head and body,
 * and how many may wait for the answer under way. An answer itself may take as long as it likes; the one that says
 * {@code Connection: close} is the last. On the connection's event loop, between the HTTP codec and Vert.x.
 */
final class RequestWatch extends ChannelDuplexHandler {

    private final LimitReport report;
    private final String peer;
    private Optional<Future<?>> deadline = Optional.empty();
    /** Whether a request has begun to come and has not ended yet. */
    private boolean coming;

    private int unanswered;
    private boolean upgraded;
    /** Whether the answer under way is the last one. */
    private boolean closing;

    private boolean cut;

    RequestWatch(LimitReport report, String peer) {
        this.report = report;
        this.peer = peer;
    }

    /** The part that belongs before the HTTP codec, where a request's first byte is seen. */
    ChannelHandler firstBytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (unanswered == 0 && !upgraded) {
                    begin(context);
                }
                context.fireChannelRead(message);
            }
        };
    }

    private void begin(ChannelHandlerContext context) {
        if (!coming) {
            coming = true;
            setDeadline(context, Limit.REQUEST_SECONDS);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        setDeadline(context, Limit.IDLE_SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (cut) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest) {
            if (unanswered++ == 0) {
                begin(context);
            }
            coming = true;
        }
        if (unanswered > 1 + report.limits().of(Limit.PIPELINED_REQUESTS)) {
            ReferenceCountUtil.release(message);
            report.reached(Limit.PIPELINED_REQUESTS, peer);
            cut(context);
            return;
        }
        if (message instanceof LastHttpContent && coming) {
            coming = false;
            waitForNext(context);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean interim = message instanceof HttpResponse response && isInterim(response.status());
        upgraded |= message instanceof HttpResponse response
                && response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
        if (upgraded) {
            cancelDeadline();
        } else if (message instanceof LastHttpContent && !interim) {
            unanswered = Math.max(0, unanswered - 1);
            if (!coming) {
                waitForNext(context);
            } else if (deadline.isEmpty()) {
                // It began while another was answered, and has its time from now on.
                setDeadline(context, Limit.REQUEST_SECONDS);
            }
        }
        context.write(message, closesBehind(context, message, promise));
    }

    /** An answer that says so closes the connection as soon as it is taken; what comes meanwhile is not looked at. */
    private ChannelPromise closesBehind(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        closing |= message instanceof HttpResponse response
                && response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
        if (!closing || !(message instanceof LastHttpContent)) {
            return promise;
        }
        cut = true;
        ChannelPromise taken = promise.unvoid();
        taken.addListener(done -> cut(context));
        return taken;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancelDeadline();
        context.fireChannelInactive();
    }

    private static boolean isInterim(HttpResponseStatus status) {
        return status.codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void waitForNext(ChannelHandlerContext context) {
        if (unanswered == 0) {
            setDeadline(context, Limit.IDLE_SECONDS);
        } else {
            cancelDeadline();
        }
    }

    private void setDeadline(ChannelHandlerContext context, Limit limit) {
        cancelDeadline();
        deadline = Optional.of(context.executor()
                .schedule(() -> end(context, limit), report.limits().of(limit), TimeUnit.SECONDS));
    }

    private void cancelDeadline() {
        deadline.ifPresent(set -> set.cancel(false));
        deadline = Optional.empty();
    }

    private void end(ChannelHandlerContext context, Limit limit) {
        if (limit == Limit.IDLE_SECONDS) {
            report.reachedAsUsual(limit, peer);
        } else {
            report.reached(limit, peer);
        }
        cut(context);
    }

    private void cut(ChannelHandlerContext context) {
        cut = true;
        cancelDeadline();
        ConnectionChannel.cut(context.channel());
    }
}
