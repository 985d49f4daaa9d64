package org.videostreamer.redis;

import io.lettuce.core.protocol.CommandHandler;
import io.lettuce.core.protocol.RedisHandshakeHandler;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.util.Optional;
import org.videostreamer.limits.Limits;

/**
 * Records why a connection fails that is being made, or that sends too much. Lettuce itself may begin to listen after the
 * end and then only knows that nothing is there any more.
 */
final class FailureRecorder implements NettyCustomizer {

    private final Limits limits;
    private volatile Optional<Throwable> failure = Optional.empty();

    /** @param limits what a server may send */
    FailureRecorder(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void afterChannelInitialized(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.get(RedisHandshakeHandler.class).channelInitialized().whenComplete((done, cause) -> fail(cause));
        String reader = pipeline.context(CommandHandler.class).name();
        pipeline.addBefore(reader, "messages", new ReplySizeLimit(limits, this::fail));
    }

    /** The first reason is the true one. */
    private synchronized void fail(Throwable cause) {
        failure = failure.or(() -> Optional.ofNullable(cause));
    }

    /** Why the server did not let us in, or was not let go on, if it came to that. */
    Optional<Throwable> failure() {
        return failure;
    }
}
