package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.videostreamer.codec.Encoder;
import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.ScriptedCamera;

/** Viewers that come and go while a picture is encoded. */
class QuickViewersTest {

    private final AtomicInteger encoding = new AtomicInteger();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void makeNoMoreRenditionsThanThereMayBeThoughEachIsLeftBeforeTheNext() {
        Limits limits = new Limits(Map.of(Limit.RENDITIONS, 2L));
        Threads threads = new Threads();
        ExecutorService loop = Executors.newSingleThreadExecutor();
        String camera = ScriptedCamera.uri((sink, closed) -> ScriptedCamera.show(sink, closed, new Size(64, 48)));
        Stream stream = new Stream(
                Configs.stream(camera),
                new SourceProviders(),
                threads,
                limits,
                new Events(),
                new Calibrations(Optional.empty()),
                new RenditionParts() {
                    @Override
                    Encoder encoder(EncoderFactory.Settings settings, DoubleSupplier fps) {
                        return slow(super.encoder(settings, fps));
                    }
                });
        RenditionKey key = stream.defaultRendition(Codec.MPEG1);
        for (int i = 1; i <= 2; i++) {
            int busy = i;
            Subscription quick = stream.join(key, new CollectingViewer(loop));
            await().until(() -> encoding.get() == busy);
            quick.close();
            await().until(() -> stream.status().viewers() == 0);
        }
        CollectingViewer third = new CollectingViewer(loop);
        stream.join(key, third);
        await().until(() -> third.end().equals("the stream has as many renditions as it may have"));
        goOn.countDown();
        CollectingViewer later = new CollectingViewer(loop);
        await().until(() -> stream.limitReachedBy(key).isEmpty());
        stream.join(key, later);
        await().until(() -> later.pictures() > 0);
        assertThat(limits.timesReached(Limit.RENDITIONS)).isEqualTo(1);
        stream.close();
        await().until(() -> stream.owed() == 0);
        threads.close();
        loop.shutdown();
    }

    private Encoder slow(Encoder real) {
        return new Encoder() {
            @Override
            public EncodedFrame encode(Frame view, boolean keyframe) {
                encoding.incrementAndGet();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return real.encode(view, keyframe);
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }
}
