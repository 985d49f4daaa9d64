package org.videostreamer.stream;

import java.util.List;
import java.util.Optional;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;

/** All streams of the program and the threads that they share. */
public final class StreamRegistry implements AutoCloseable {

    private final Threads threads = new Threads();
    private final List<Stream> streams;

    /** Makes the streams; none connects to its camera yet unless it is preloaded. */
    public StreamRegistry(List<StreamConfig> wanted, SourceProviders providers, Limits limits) {
        this.streams = wanted.stream()
                .map(config -> new Stream(config, providers, threads, limits))
                .toList();
    }

    /** The stream of a name. */
    public Optional<Stream> stream(String name) {
        return streams.stream()
                .filter(stream -> stream.config().name().equals(name))
                .findFirst();
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
