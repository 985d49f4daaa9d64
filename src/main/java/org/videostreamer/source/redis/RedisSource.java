package org.videostreamer.source.redis;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.RedisServer;
import org.videostreamer.redis.RedisFailure;
import org.videostreamer.redis.RedisLink;
import org.videostreamer.source.ClientHandover;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceException;

/** One subscription to a channel, from the connection to its end. */
final class RedisSource implements FrameSource {

    private final RedisServer server;
    private final CameraConfig config;
    private final MessageCodec codec = new MessageCodec(this::takeBack);
    private final ClientHandover<Message> messages = new ClientHandover<>(codec::giveBack);

    RedisSource(RedisServer server, CameraConfig config) {
        this.server = server;
        this.config = config;
    }

    @Override
    public void run(FrameSink sink) throws SourceException, InterruptedException {
        String channel = config.redisInputChannel();
        Timeouts timeouts = config.timeouts();
        try (RedisLink link = link(timeouts, sink);
                BadMessages bad = new BadMessages(config.uri() + " channel " + channel)) {
            link.connect(
                    (client, address) -> client.connectPubSubAsync(codec, address)
                            .thenCompose(connection -> subscribe(connection, channel)),
                    done -> messages.connected(),
                    cause -> messages.fail(new SourceException(RedisFailure.reason(server, cause), cause)));
            if (messages.awaitConnected(Long.MAX_VALUE)) {
                try (MessageDelivery delivery = new MessageDelivery(sink, bad, config.keepsMessages())) {
                    deliver(sink, delivery);
                }
            }
        }
    }

    private RedisLink link(Timeouts timeouts, FrameSink sink) throws SourceException {
        try {
            return new RedisLink(server, config.tls(), timeouts.connect(), timeouts.read(), sink.limits());
        } catch (ConfigException e) {
            throw new SourceException(RedisFailure.unusable(server, e), e);
        }
    }

    private Optional<Message> takeBack() {
        return messages.takeBack();
    }

    private void deliver(FrameSink sink, MessageDelivery delivery) throws SourceException, InterruptedException {
        String waiting = "waiting for frames on channel " + config.redisInputChannel();
        sink.waiting(waiting);
        boolean live = false;
        for (Optional<Message> next = next(); next.isPresent(); next = next()) {
            Optional<String> trouble = delivery.deliver(next.get());
            live |= trouble.isEmpty();
            if (!live) {
                sink.waiting(waiting + "; the last message was skipped because " + trouble.orElse(""));
            }
            codec.giveBack(next.get());
        }
    }

    /** Waits for a message; empty at the end. */
    private Optional<Message> next() throws SourceException, InterruptedException {
        return messages.take(Long.MAX_VALUE);
    }

    private CompletionStage<Void> subscribe(StatefulRedisPubSubConnection<String, Message> connection, String channel) {
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String from, Message message) {
                messages.put(message);
            }
        });
        return connection.async().subscribe(channel);
    }

    @Override
    public void close() {
        messages.close();
    }
}
