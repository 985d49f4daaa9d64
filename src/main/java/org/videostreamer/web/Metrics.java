package org.videostreamer.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.util.internal.PlatformDependent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.NamedThreads;
import org.videostreamer.stream.StreamRegistry;

/**
 * What the program does, as Prometheus reads it. Made for the first who asks, so that a start waits for none of it, and on a
 * thread of its own: it takes too long for an event loop. All who ask while one text is made get the next together. Any
 * thread.
 */
final class Metrics {

    /** The media type of Prometheus' text form. */
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StreamRegistry streams;
    private final Limits limits;
    private final Executor thread;
    private Optional<CompletableFuture<String>> waiting = Optional.empty();
    /** On that thread. */
    private Optional<Meters> meters = Optional.empty();

    private record Meters(PrometheusMeterRegistry all, StreamMeters ofStreams) {}

    Metrics(StreamRegistry streams, Limits limits) {
        this.streams = streams;
        this.limits = limits;
        this.thread = new NamedThreads("metrics").oneWhenNeeded(Integer.MAX_VALUE);
    }

    /** All of it, soon. */
    synchronized CompletableFuture<String> text() {
        if (waiting.isEmpty()) {
            CompletableFuture<String> next = new CompletableFuture<>();
            waiting = Optional.of(next);
            thread.execute(this::answer);
        }
        return waiting.get();
    }

    private void answer() {
        CompletableFuture<String> asked = take();
        try {
            asked.complete(scrape());
        } catch (Throwable fault) {
            asked.completeExceptionally(fault);
        }
    }

    private synchronized CompletableFuture<String> take() {
        CompletableFuture<String> asked = waiting.orElseThrow();
        waiting = Optional.empty();
        return asked;
    }

    private String scrape() {
        if (meters.isEmpty()) {
            meters = Optional.of(make());
        }
        meters.get().ofStreams().follow(streams.streams());
        return meters.get().all().scrape(TYPE);
    }

    private Meters make() {
        PrometheusMeterRegistry all = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        List.<MeterBinder>of(
                        new ClassLoaderMetrics(),
                        new JvmGcMetrics(),
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new FileDescriptorMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(all));
        memory(all, "pictures", "memory of the cameras' pictures and of what is made of them", this::pictureBytes);
        memory(all, "network", "memory of what comes and goes", PlatformDependent::usedDirectMemory);
        memory(all, "resident", "memory that the system has given the program", Pointer::physicalBytes);
        for (Limit limit : Limit.values()) {
            FunctionCounter.builder("videostreamer.limit.reached", limits, counts -> counts.timesReached(limit))
                    .tags(Tags.of("limit", limit.key()))
                    .description("how often a peer reached a limit")
                    .register(all);
        }
        return new Meters(all, new StreamMeters(all));
    }

    private long pictureBytes() {
        return streams.streams().stream()
                .mapToLong(stream -> stream.status().pictureBytes())
                .sum();
    }

    private static void memory(MeterRegistry all, String kind, String description, Supplier<Number> bytes) {
        Gauge.builder("videostreamer.memory." + kind, bytes)
                .description(description)
                .baseUnit("bytes")
                .register(all);
    }
}
