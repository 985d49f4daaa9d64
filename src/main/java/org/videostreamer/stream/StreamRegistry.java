package org.videostreamer.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;

/** All streams of the program and the threads that they share. */
public final class StreamRegistry implements AutoCloseable {

    private final Threads threads = new Threads();
    private final Events events = new Events();
    private final SourceProviders providers;
    private final Limits limits;
    private final Calibrations calibrations;
    private volatile List<Stream> streams;
    /** Those that were removed and still owe something. */
    private final List<Stream> leaving = new CopyOnWriteArrayList<>();

    /** Makes the streams; none connects to its camera yet unless it is preloaded. What is set of them is kept nowhere. */
    public StreamRegistry(List<StreamConfig> wanted, SourceProviders providers, Limits limits) {
        this(wanted, providers, limits, new Calibrations(Optional.empty()));
    }

    /** @param calibrations what is set of them, which is closed with them */
    public StreamRegistry(
            List<StreamConfig> wanted, SourceProviders providers, Limits limits, Calibrations calibrations) {
        this.providers = providers;
        this.limits = limits;
        this.calibrations = calibrations;
        this.streams = wanted.stream().map(this::begin).toList();
    }

    private Stream begin(StreamConfig config) {
        return new Stream(config, providers, threads, limits, events, calibrations, new RenditionParts());
    }

    /**
     * Serves these streams from now on, and no others. Those that are wanted as they are keep viewers, renditions and camera
     * and notice nothing. Those that change keep their viewers. Viewers of those that are removed are told so.
     *
     * @param wanted in their order; no two of one name
     */
    public synchronized StreamChanges apply(List<StreamConfig> wanted) {
        Map<String, Stream> before = new LinkedHashMap<>();
        streams.forEach(stream -> before.put(stream.config().name(), stream));
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<Stream> now = new ArrayList<>();
        for (StreamConfig config : wanted) {
            Stream stream = before.remove(config.name());
            if (stream == null) {
                added.add(config.name());
                now.add(begin(config));
            } else {
                if (stream.change(config)) {
                    changed.add(config.name());
                }
                now.add(stream);
            }
        }
        streams = List.copyOf(now);
        leaving.removeIf(stream -> stream.owed() == 0);
        leaving.addAll(before.values());
        before.values().forEach(stream -> stream.close("the stream is no longer served"));
        return new StreamChanges(added, changed, List.copyOf(before.keySet()));
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

    /** The streams in the order of the configuration; another list after each {@link #apply}. */
    public List<Stream> streams() {
        return streams;
    }

    /** Pictures and threads that the streams still have; none soon after the close, if nobody owes any. */
    public long owed() {
        return java.util.stream.Stream.concat(streams.stream(), leaving.stream())
                .mapToLong(Stream::owed)
                .sum();
    }

    @Override
    public synchronized void close() {
        streams.forEach(Stream::close);
        threads.close();
        calibrations.close();
    }
}
