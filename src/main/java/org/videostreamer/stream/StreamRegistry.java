package org.videostreamer.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;

/** All streams of the program and the threads that they share. */
public final class StreamRegistry implements AutoCloseable {

    private final Threads threads = new Threads();
    private final Events events = new Events();
    private final List<Stream> streams;

    /** Makes the streams; none connects to its camera yet unless it is preloaded. */
    public StreamRegistry(List<StreamConfig> wanted, SourceProviders providers, Limits limits) {
        this.streams = wanted.stream()
                .map(config -> new Stream(config, providers, threads, limits, events, new RenditionParts()))
                .toList();
    }

    /** The stream of a name. */
    public Optional<Stream> find(String name) {
        return streams.stream()
                .filter(stream -> stream.config().name().equals(name))
                .findFirst();
    }

    /** Completes with true on the thread that all changes of streams wait for, soon if that goes on. */
    public CompletableFuture<Boolean> answers() {
        try {
            return CompletableFuture.supplyAsync(() -> true, threads.changes());
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(false);
        }
    }

    /** What has happened to them. */
    public Events events() {
        return events;
    }

    /** The streams in the order of the configuration. */
    public List<Stream> streams() {
        return streams;
    }

    /** Pictures and threads that the streams still have; none soon after the close, if nobody owes any. */
    public long owed() {
        return streams.stream().mapToLong(Stream::owed).sum();
    }

    @Override
    public void close() {
        streams.forEach(Stream::close);
        threads.close();
    }
}
