package org.videostreamer.stream;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.videostreamer.config.SourceConfig;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;

/** All streams of the program and the one thread on which their states change. */
public final class StreamRegistry implements AutoCloseable {

    private final ScheduledExecutorService thread;
    private final List<Stream> streams;

    /** Makes a stream of each source; none connects to its camera yet unless it is preloaded. */
    public StreamRegistry(List<SourceConfig> sources, SourceProviders providers, Limits limits) {
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread named = new Thread(task, "streams");
            named.setDaemon(true);
            return named;
        });
        this.streams = sources.stream()
                .map(source -> new Stream(source, providers, thread, limits))
                .toList();
    }

    /** The streams in the order of their sources. */
    public List<Stream> streams() {
        return streams;
    }

    @Override
    public void close() {
        streams.forEach(Stream::close);
        thread.shutdownNow();
    }
}
