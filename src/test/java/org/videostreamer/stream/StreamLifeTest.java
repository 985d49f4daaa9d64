package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.picture.AutoWindows;
import org.videostreamer.picture.View;
import org.videostreamer.picture.Viewing;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.ScriptedCamera;

/** Streams from their first viewer to their close. */
class StreamLifeTest {

    private static final Size SIZE = new Size(64, 48);

    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final Limits limits = new Limits(Map.of(Limit.RENDITIONS, 2L));
    private final StreamRegistry registry = new StreamRegistry(
            List.of(Configs.stream(ScriptedCamera.uri((sink, closed) -> ScriptedCamera.show(sink, closed, SIZE)))),
            new SourceProviders(),
            limits);
    private final Stream stream = registry.streams().get(0);

    @AfterEach
    void close() {
        registry.close();
        loop.shutdown();
    }

    @Test
    void aStreamThatIsClosedTellsItsViewersAndOwesNothing() {
        CollectingViewer first = new CollectingViewer(loop);
        CollectingViewer second = new CollectingViewer(loop);
        stream.join(stream.defaultRendition(Codec.MJPEG), first);
        stream.join(stream.defaultRendition(Codec.MPEG1), second);
        await().until(() -> first.pictures() > 2 && second.pictures() > 2);
        assertThat(stream.owed()).isPositive();
        stream.close();
        await().until(() -> stream.owed() == 0);
        await().until(() ->
                first.end().equals("the stream is closed") && second.end().equals("the stream is closed"));
        assertThat(stream.status().state()).isEqualTo("idle");
        assertThat(stream.status().viewers()).isZero();
    }

    @Test
    void whoJoinsAStreamThatIsClosedIsTold() {
        stream.close();
        CollectingViewer late = new CollectingViewer(loop);
        Subscription subscription = stream.join(stream.defaultRendition(Codec.MJPEG), late);
        await().until(() -> late.end().equals("the stream is closed"));
        subscription.close();
        assertThat(stream.owed()).isZero();
    }

    @Test
    void joiningWhileTheProgramEndsDoesNoHarm() {
        registry.close();
        stream.join(stream.defaultRendition(Codec.MJPEG), new CollectingViewer(loop))
                .close();
        assertThat(stream.owed()).isZero();
    }

    @Test
    void renditionsAreBoundedAndWhoAsksForAnotherIsTold() {
        CollectingViewer refused = new CollectingViewer(loop);
        CollectingViewer shared = new CollectingViewer(loop);
        try (Subscription one = stream.join(stream.defaultRendition(Codec.MJPEG), new CollectingViewer(loop));
                Subscription two = stream.join(stream.defaultRendition(Codec.MPEG1), new CollectingViewer(loop));
                Subscription three = stream.join(stream.defaultRendition(Codec.PNG), refused);
                Subscription four = stream.join(stream.defaultRendition(Codec.MJPEG), shared)) {
            await().until(() -> shared.pictures() > 0);
            await().until(() -> refused.end().contains("as many renditions as it may have"));
            assertThat(limits.timesReached(Limit.RENDITIONS)).isOne();
            assertThat(stream.limitReachedBy(stream.defaultRendition(Codec.PNG)))
                    .isPresent();
            assertThat(stream.limitReachedBy(stream.defaultRendition(Codec.MPEG1)))
                    .isEmpty();
            assertThat(stream.status().viewers()).isEqualTo(3);
        }
        await().until(() -> stream.status().viewers() == 0);
        assertThat(stream.limitReachedBy(stream.defaultRendition(Codec.PNG))).isEmpty();
    }

    @Test
    void aRenditionThatHangsIsTold() {
        AtomicInteger views = new AtomicInteger();
        Threads threads = new Threads();
        CountDownLatch never = new CountDownLatch(1);
        Stream hanging = new Stream(
                stream.config(),
                new SourceProviders(),
                threads,
                limits,
                new Events(),
                new Calibrations(Optional.empty()),
                new RenditionParts() {
                    @Override
                    Viewing viewing(View view, AutoWindows windows) {
                        return new Viewing(view) {
                            @Override
                            public synchronized Frame of(Frame frame) {
                                if (views.getAndIncrement() == 3) {
                                    awaitUninterruptibly(never);
                                }
                                return super.of(frame);
                            }
                        };
                    }
                });
        CollectingViewer viewer = new CollectingViewer(loop);
        try (Subscription watching = hanging.join(hanging.defaultRendition(Codec.MPEG1), viewer)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> hanging.status().state().equals("failed"));
            assertThat(hanging.status().reason())
                    .isEqualTo("MPEG1 cannot be shown: a picture has not been encoded for more than 10 s");
            never.countDown();
            await().until(() -> hanging.status().state().equals("live")
                    && hanging.status().reason().isEmpty());
        }
        hanging.close();
        await().until(() -> hanging.owed() == 0);
        threads.close();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // a driver would not hear it either
            }
        }
    }
}
