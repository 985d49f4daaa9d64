package org.videostreamer.relay;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.RelayConfig;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.Guarded;
import org.videostreamer.log.NamedThreads;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.FrameSourceProvider;
import org.videostreamer.stream.Stream;

/**
 * Streams of this machine on others, and of others on this one, where the configuration says so; else it does nothing and has
 * no thread. Any thread.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final long END_MILLIS = 500;

    private final Limits limits;
    private final Consumer<List<StreamConfig>> listed;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new NamedThreads("relay"));
    private Optional<RelayConfig> config = Optional.empty();
    private volatile Optional<RelayNode> node = Optional.empty();

    /**
     * A relay of nothing.
     *
     * @param limits how far others may go
     * @param listed hears, on the relay's thread, which streams of others are shown here, whenever that changes
     */
    public Relay(Limits limits, Consumer<List<StreamConfig>> listed) {
        this.limits = limits;
        this.listed = listed;
    }

    /** Makes the sources of the streams that are listed. */
    public FrameSourceProvider provider() {
        return new FrameSourceProvider() {
            @Override
            public Set<String> schemes() {
                return Set.of(Edge.SCHEME);
            }

            @Override
            public FrameSource open(CameraConfig camera) throws ConfigException {
                RelayNode now = node.orElseThrow(
                        () -> new ConfigException("input_uri '" + camera.uri() + "' is a stream of another machine, and"
                                + " there is no relay; expected relay with subscribe"));
                return new RelaySource(now.edge(), Edge.streamOf(camera));
            }
        };
    }

    /** Is what the configuration says from soon on; where that is the same as before, nothing happens. */
    public synchronized void become(Optional<RelayConfig> next, List<Stream> streams) {
        if (!next.equals(config)) {
            config = next;
            node.ifPresent(before -> before.post(before::close));
            node = next.map(
                    made -> new RelayNode(made, made.node().orElseGet(HostName::find), limits, thread, this::list));
            node.ifPresent(made -> made.post(made::open));
        }
        node.ifPresent(made -> made.post(() -> made.offer(streams)));
    }

    private void list(List<StreamConfig> streams) {
        new Guarded("relay", LOG, () -> listed.accept(streams)).run();
    }

    /** Says good-bye to the others and ends; takes half a second at most. */
    @Override
    public synchronized void close() {
        Optional<RelayNode> last = node;
        node = Optional.empty();
        config = Optional.empty();
        last.ifPresent(before -> {
            before.post(before::close);
            before.gone()
                    .completeOnTimeout(null, END_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        });
        thread.shutdown();
    }
}
