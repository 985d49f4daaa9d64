package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRegistry;
import org.videostreamer.testing.StreamBuilder;

/** Those who are told of a stream's pictures, some of whom are slow. */
class MetaGroupTest {

    private final StreamRegistry streams = new StreamRegistry(
            List.of(StreamBuilder.of("test?fps=50&size=64x64").name("sample").build()),
            new SourceProviders(),
            new Limits());
    private final Stream stream = streams.find("sample").orElseThrow();
    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final AtomicInteger over = new AtomicInteger();
    private final Recorder quick = new Recorder();
    private final Recorder slow = new Recorder();

    /** Keeps what it is told, and takes nothing while it is busy. */
    private static final class Recorder implements MetaReader {

        final List<String> told = new CopyOnWriteArrayList<>();
        volatile boolean busy;

        @Override
        public boolean isBusy() {
            return busy;
        }

        @Override
        public void tell(String json) {
            told.add(json);
        }

        @Override
        public void greet() {
            told.add("");
        }

        @Override
        public Future<Void> end() {
            told.add("end");
            return Future.succeededFuture();
        }

        /** How many pictures it was told, or told that it has missed. */
        long pictures() {
            return told.stream()
                    .map(JsonObject::new)
                    .mapToLong(json -> json.getLong("skipped", 1L))
                    .sum();
        }
    }

    @AfterEach
    void stop() {
        streams.close();
        loop.shutdown();
    }

    @Test
    void aSlowReaderIsToldHowManyPicturesItMissedAndThenTheNewestAndTheOthersMissNone() throws Exception {
        slow.busy = true;
        MetaGroup group = begin();
        await().until(() -> quick.told.size() > 10);
        slow.busy = false;
        await().until(() -> slow.told.size() > 3);
        loop.submit(group::end).get();

        List<String> told = new ArrayList<>(slow.told);
        long skipped = new JsonObject(told.remove(0)).getLong("skipped");
        assertThat(skipped).isGreaterThanOrEqualTo(10);
        assertThat(quick.told).endsWith(told.toArray(String[]::new));
        quick.told.remove("end");
        slow.told.remove("end");
        assertThat(quick.told).noneMatch(json -> json.contains("skipped"));
        assertThat(slow.pictures()).isEqualTo(quick.pictures());
    }

    @Test
    void aLoopThatIsLateLosesTheOldestAndAllAreToldHowMany() throws Exception {
        MetaGroup group = begin();
        await().until(() -> quick.told.size() > 2);
        int before = quick.told.size();
        loop.submit(() -> await().until(() -> stream.status()
                        .newest()
                        .map(picture -> picture.number() > before + 3L * MetaGroup.MOST_WAITING)
                        .orElse(false)))
                .get();
        await().until(() -> quick.told.stream().anyMatch(json -> json.contains("skipped")));
        loop.submit(group::end).get();
        quick.told.remove("end");
        List<Long> numbers = quick.told.stream()
                .map(json -> Optional.ofNullable(new JsonObject(json).getLong("number")))
                .flatMap(Optional::stream)
                .toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(quick.pictures()).isEqualTo(numbers.get(numbers.size() - 1) - numbers.get(0) + 1);
    }

    @Test
    void theEndOfTheStreamEndsTheConnectionsOnce() throws Exception {
        begin();
        await().until(() -> !quick.told.isEmpty());
        stream.close();
        await().until(() -> quick.told.contains("end") && slow.told.contains("end"));
        assertThat(over).hasValue(1);
    }

    @Test
    void theLastReaderThatLeavesEndsTheGroup() throws Exception {
        MetaGroup group = begin();
        loop.submit(() -> group.remove(quick)).get();
        assertThat(over).hasValue(0);
        loop.submit(() -> group.remove(slow)).get();
        loop.submit(() -> group.remove(slow)).get();
        assertThat(over).hasValue(1);
    }

    private MetaGroup begin() throws Exception {
        return loop.submit(() -> {
                    MetaGroup group = new MetaGroup(stream, Optional.empty(), loop, over::incrementAndGet);
                    group.add(quick);
                    group.add(slow);
                    return group;
                })
                .get();
    }
}
