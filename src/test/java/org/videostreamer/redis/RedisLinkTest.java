package org.videostreamer.redis;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.ClientTls;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.RedisServer;
import org.videostreamer.testing.RedisProcess;

class RedisLinkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** That it left no buffer behind either is found after the class, as after every other. */
    @Test
    void aLinkThatIsClosedWhileItConnectsEndsItsThreads() throws ConfigException {
        try (RedisProcess redis = new RedisProcess()) {
            RedisServer server = RedisServer.at("127.0.0.1", redis.port());
            for (int i = 0; i < 200; i++) {
                RedisLink link = new RedisLink(server, ClientTls.DEFAULT, PATIENCE, PATIENCE);
                link.connect(
                        (client, address) -> client.connectPubSubAsync(ByteArrayCodec.INSTANCE, address),
                        made -> {},
                        failure -> {});
                LockSupport.parkNanos(i * 10_000L);
                link.close();
            }
            await().atMost(PATIENCE).until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("lettuce")));
        }
    }
}
