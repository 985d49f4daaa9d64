package org.videostreamer.source.redis;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.RedisServer;
import org.videostreamer.redis.RedisFailure;
import org.videostreamer.redis.RedisLink;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceException;

/** One subscription to a channel, from the connection to its end. */
final class RedisSource implements FrameSource {

    private final RedisServer server;
    private final CameraConfig config;
    private final Mailbox mailbox = new Mailbox();

    RedisSource(RedisServer server, CameraConfig config) {
        this.server = server;
        this.config = config;
    }

    @Override
    public void run(FrameSink sink) throws SourceException, InterruptedException {
        String channel = config.redisInputChannel();
        Timeouts timeouts = config.timeouts();
        try (RedisLink link =
                        new RedisLink(server, config.tlsVerify(), timeouts.connect(), timeouts.read(), sink.limits());
                BadMessages bad = new BadMessages(config.uri() + " channel " + channel)) {
            link.connect(
                    (client, address) -> client.connectPubSubAsync(new MailboxCodec(mailbox), address)
                            .thenCompose(connection -> subscribe(connection, channel)),
                    done -> mailbox.subscribed(),
                    mailbox::fail);
            if (mailbox.awaitSubscribed()) {
                deliver(sink, new MessageDelivery(sink, bad, config.keepsMessages()));
            }
        }
        Optional<Throwable> failure = mailbox.failure();
        if (failure.isPresent() && !mailbox.isClosed()) {
            throw new SourceException(RedisFailure.reason(server, failure.get()), failure.get());
        }
    }

    private void deliver(FrameSink sink, MessageDelivery delivery) throws InterruptedException {
        String waiting = "waiting for frames on channel " + config.redisInputChannel();
        sink.waiting(waiting);
        boolean live = false;
        for (Optional<Message> next = mailbox.take(); next.isPresent(); next = mailbox.take()) {
            Optional<String> trouble = delivery.deliver(next.get());
            live |= trouble.isEmpty();
            if (!live) {
                sink.waiting(waiting + "; the last message was skipped because " + trouble.orElse(""));
            }
            mailbox.giveBack(next.get());
        }
    }

    private CompletionStage<Void> subscribe(StatefulRedisPubSubConnection<String, Message> connection, String channel) {
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String from, Message message) {
                mailbox.put(message);
            }
        });
        return connection.async().subscribe(channel);
    }

    @Override
    public void close() {
        mailbox.close();
    }
}
