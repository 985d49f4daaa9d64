package org.videostreamer.output.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.config.RedisFormat;
import org.videostreamer.config.RedisServer;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.StreamConfig.RedisTarget;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRegistry;
import org.videostreamer.testing.Faults;
import org.videostreamer.testing.RedisMessage;
import org.videostreamer.testing.RedisProcess;
import org.videostreamer.testing.RespClient;
import org.videostreamer.testing.StreamBuilder;

class RedisPublisherTest {

    @ParameterizedTest
    @EnumSource(Faults.class)
    void aConnectionThatCannotBeMadeIsTriedAgainWhateverIsThrown(Faults fault) {
        AtomicInteger tries = new AtomicInteger();
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        try (RedisProcess redis = new RedisProcess()) {
            RedisTarget target = new RedisTarget(RedisServer.at("127.0.0.1", redis.port()), "out", RedisFormat.RAW);
            StreamConfig config =
                    StreamBuilder.of("test?size=64x64&fps=50").redis(target).build();
            try (RespClient subscriber = RespClient.subscriber(redis.port(), "out");
                    StreamRegistry registry =
                            new StreamRegistry(List.of(config), new SourceProviders(), new Limits())) {
                Stream stream = registry.streams().get(0);
                RedisPublisher publisher = new RedisPublisher(stream, target, thread, (opened, ended) -> {
                    if (tries.getAndIncrement() < 2) {
                        ended.accept(new EOFException());
                        fault.happen();
                    }
                    return new RedisConnection(
                            target.server(),
                            config.camera().tls(),
                            config.camera().timeouts(),
                            opened,
                            ended);
                });
                for (int i = 0; i < 10; i++) {
                    assertThat(RedisMessage.of(subscriber.next()).number()).isEqualTo(i);
                }
                assertThat(tries).hasValue(3);
                publisher.close();
                registry.close();
                await().until(() -> registry.owed() == 0);
            }
        } finally {
            thread.shutdown();
        }
    }
}
