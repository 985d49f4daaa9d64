package org.videostreamer.output.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.videostreamer.config.StreamConfig.RedisTarget;
import org.videostreamer.log.NamedThreads;
import org.videostreamer.stream.Stream;

/** The publishers of all streams that are to be published, and their thread. */
public final class RedisOutput implements AutoCloseable {

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new NamedThreads("redis publishers"));
    private List<Published> publishers = List.of();

    private record Published(Stream stream, RedisTarget to, RedisPublisher publisher) {}

    /** Publishes from now on what the streams' configurations say; their cameras run from now on. */
    public RedisOutput(List<Stream> streams) {
        apply(streams);
    }

    /** Publishes these streams from now on, and no others; what is to be published as before goes on untouched. */
    public synchronized void apply(List<Stream> streams) {
        List<Published> before = new ArrayList<>(publishers);
        List<Published> now = new ArrayList<>();
        for (Stream stream : streams) {
            stream.config().redis().ifPresent(to -> {
                Optional<Published> same = before.stream()
                        .filter(other -> other.stream() == stream && other.to().equals(to))
                        .findFirst();
                same.ifPresent(before::remove);
                now.add(same.orElseGet(() -> new Published(stream, to, new RedisPublisher(stream, to, thread))));
            });
        }
        publishers = List.copyOf(now);
        before.forEach(old -> old.publisher().close());
    }

    @Override
    public synchronized void close() {
        publishers.forEach(each -> each.publisher().close());
        thread.shutdown();
    }
}
