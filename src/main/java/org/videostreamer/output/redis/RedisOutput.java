package org.videostreamer.output.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.videostreamer.stream.Stream;

/** The publishers of all streams that are to be published, and their thread. */
public final class RedisOutput implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread named = new Thread(task, "redis publishers");
        named.setDaemon(true);
        return named;
    });
    private final List<RedisPublisher> publishers = new ArrayList<>();

    /** Publishes from now on what the streams' configurations say; their cameras run from now on. */
    public RedisOutput(List<Stream> streams) {
        for (Stream stream : streams) {
            stream.config().redis().ifPresent(to -> publishers.add(new RedisPublisher(stream, to, thread)));
        }
    }

    @Override
    public void close() {
        publishers.forEach(RedisPublisher::close);
        thread.shutdown();
    }
}
