package org.videostreamer.redis;

import io.lettuce.core.protocol.RedisHandshakeHandler;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import java.util.Optional;

/**
 * Hears why a connection that is being made fails. Lettuce itself may begin to listen after the end and then only knows
 * that nothing is there any more.
 */
final class Handshake implements NettyCustomizer {

    private volatile Optional<Throwable> failure = Optional.empty();

    @Override
    public void afterChannelInitialized(Channel channel) {
        channel.pipeline()
                .get(RedisHandshakeHandler.class)
                .channelInitialized()
                .whenComplete((done, cause) -> failure = Optional.ofNullable(cause));
    }

    /** Why the server did not let us in, if it came to that. */
    Optional<Throwable> failure() {
        return failure;
    }
}
