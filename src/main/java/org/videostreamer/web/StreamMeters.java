package org.videostreamer.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.videostreamer.stream.HistoryStatus;
import org.videostreamer.stream.RecordStatus;
import org.videostreamer.stream.RenditionStatus;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamStatus;

/** Meters of streams and renditions, which come and go; none of viewers, who are too many. For one thread at a time. */
final class StreamMeters {

    private static final String PREFIX = "videostreamer.";

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What is measured, with its meters; they keep no hold of it themselves. */
    private static final class Measured<T> {
        final List<Meter> meters = new ArrayList<>();
        T now;

        Measured(T now) {
            this.now = now;
        }
    }

    private final MeterRegistry registry;
    private final Map<Tags, Measured<StreamStatus>> streams = new HashMap<>();
    private final Map<Tags, Measured<Kept>> kept = new HashMap<>();
    private final Map<Tags, Measured<RenditionStatus>> renditions = new HashMap<>();

    /** What is kept of a stream's pictures, nothing where nothing is to be. */
    private record Kept(Optional<HistoryStatus> history, Optional<RecordStatus> record) {}

    StreamMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Takes what these streams do now, and forgets what is no more. */
    void follow(List<Stream> all) {
        Set<Tags> seen = new HashSet<>();
        for (Stream stream : all) {
            Tags tags = Tags.of("stream", stream.config().name());
            StreamStatus status = stream.status();
            seen.add(tags);
            streams.computeIfAbsent(tags, key -> ofStream(key, status)).now = status;
            Kept pictures = new Kept(stream.history(), stream.recorded());
            kept.computeIfAbsent(tags, key -> ofKept(key, pictures)).now = pictures;
            for (RenditionStatus rendition : status.renditions()) {
                Tags its = tags.and(
                        "format",
                        rendition.codec().name(),
                        "rendition",
                        rendition.key().toString());
                seen.add(its);
                renditions.computeIfAbsent(its, key -> ofRendition(key, rendition)).now = rendition;
            }
        }
        forget(streams, seen);
        forget(kept, seen);
        forget(renditions, seen);
    }

    private <T> void forget(Map<Tags, Measured<T>> all, Set<Tags> seen) {
        all.entrySet().removeIf(entry -> {
            boolean over = !seen.contains(entry.getKey());
            if (over) {
                entry.getValue().meters.forEach(registry::remove);
            }
            return over;
        });
    }

    private Measured<StreamStatus> ofStream(Tags tags, StreamStatus status) {
        Measured<StreamStatus> stream = new Measured<>(status);
        gauge(
                stream,
                "stream.live",
                tags,
                "1 where viewers see the camera's pictures",
                now -> now.state().equals("live") ? 1 : 0);
        for (String state : StreamStatus.STATES) {
            gauge(
                    stream,
                    "stream.state",
                    tags.and("state", state),
                    "1 for the state that the stream is in",
                    now -> now.state().equals(state) ? 1 : 0);
        }
        gauge(stream, "stream.age.seconds", tags, "since the camera's newest picture came", StreamMeters::age);
        gauge(stream, "stream.fps", tags, "pictures a second from the camera", StreamStatus::fps);
        gauge(stream, "stream.viewers", tags, "connections that watch", StreamStatus::viewers);
        return stream;
    }

    private Measured<Kept> ofKept(Tags tags, Kept pictures) {
        Measured<Kept> meters = new Measured<>(pictures);
        gauge(meters, "stream.history.bytes", tags, "memory of its newest pictures as they came", now -> now.history()
                .map(HistoryStatus::bytes)
                .orElse(0L));
        gauge(meters, "stream.history.pictures", tags, "how many these are", now -> now.history()
                .map(HistoryStatus::pictures)
                .orElse(0));
        gauge(meters, "stream.record.bytes", tags, "memory of what is recorded for clips", now -> now.record()
                .map(RecordStatus::bytes)
                .orElse(0L));
        gauge(meters, "stream.record.seconds", tags, "how long that lasts", now -> now.record()
                .map(recorded -> (double) recorded.length().toNanos() / NANOS)
                .orElse(0.0));
        return meters;
    }

    /** Not a number while the camera is released, and before its first picture. */
    private static double age(StreamStatus now) {
        return now.newest()
                .map(picture -> (double) (System.nanoTime() - picture.times().arrivedNanos()) / NANOS)
                .orElse(Double.NaN);
    }

    private Measured<RenditionStatus> ofRendition(Tags tags, RenditionStatus status) {
        Measured<RenditionStatus> rendition = new Measured<>(status);
        gauge(rendition, "rendition.viewers", tags, "connections that watch it", RenditionStatus::viewers);
        gauge(rendition, "rendition.fps", tags, "pictures a second that it makes", now -> now.work()
                .fps());
        counter(rendition, "rendition.bytes", tags, "bytes of its pictures", now -> now.work()
                .bytes());
        counter(rendition, "rendition.skipped", tags, "pictures of the camera that it did not make", now -> now.work()
                .skipped());
        rendition.meters.add(FunctionTimer.builder(
                        PREFIX + "rendition.encode",
                        rendition,
                        all -> all.now.work().encoded(),
                        all -> all.now.work().encodeNanos(),
                        TimeUnit.NANOSECONDS)
                .tags(tags)
                .description("pictures made, and the time that took")
                .register(registry));
        return rendition;
    }

    private <T> void gauge(Measured<T> of, String name, Tags tags, String description, ToDoubleFunction<T> value) {
        of.meters.add(Gauge.builder(PREFIX + name, of, all -> value.applyAsDouble(all.now))
                .tags(tags)
                .description(description)
                .register(registry));
    }

    private <T> void counter(Measured<T> of, String name, Tags tags, String description, ToLongFunction<T> value) {
        of.meters.add(FunctionCounter.builder(PREFIX + name, of, all -> value.applyAsLong(all.now))
                .tags(tags)
                .description(description)
                .register(registry));
    }
}
