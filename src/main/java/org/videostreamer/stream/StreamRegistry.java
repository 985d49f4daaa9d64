package org.videostreamer.stream;

import java.util.List;
import org.videostreamer.config.SourceConfig;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;

/** All streams of the program and the threads that they share. */
public final class StreamRegistry implements AutoCloseable {

    private final Threads threads = new Threads();
    private final List<Stream> streams;

    /** Makes a stream of each source; none connects to its camera yet unless it is preloaded. */
    public StreamRegistry(List<SourceConfig> sources, SourceProviders providers, Limits limits) {
        this.streams = sources.stream()
                .map(source -> new Stream(source, providers, threads, limits))
                .toList();
    }

    /** The streams in the order of their sources. */
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
