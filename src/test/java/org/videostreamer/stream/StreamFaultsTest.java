package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.codec.Encoder;
import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.picture.AutoWindows;
import org.videostreamer.picture.View;
import org.videostreamer.picture.Viewing;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.Faults;
import org.videostreamer.testing.ScriptedCamera;

/** Whatever is thrown wherever becomes a state with a reason, passes, and costs nobody else a picture. */
class StreamFaultsTest {

    private static final Size SIZE = new Size(64, 48);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final Threads threads = new Threads();
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final Stream other =
            stream(ScriptedCamera.uri((sink, closed) -> ScriptedCamera.show(sink, closed, SIZE)), new RenditionParts());
    private final CollectingViewer witness = new CollectingViewer(loop);

    @AfterEach
    void nothingIsOwed() {
        other.close();
        await().until(() -> other.owed() == 0);
        threads.close();
        loop.shutdown();
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void aSourceThatThrowsIsAStateAndIsTriedAgain(Faults fault) {
        Stream stream = stream(
                ScriptedCamera.uri((sink, closed) -> {
                    if (broken.get()) {
                        fault.happen();
                    }
                    ScriptedCamera.show(sink, closed, SIZE);
                }),
                new RenditionParts());
        assertThatItIsTold(stream, Codec.MJPEG, "failed", fault.reason());
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void aSourceThatThrowsBehindItsFirstPictureIsAStateAndIsTriedAgain(Faults fault) {
        Stream stream = stream(
                ScriptedCamera.uri((sink, closed) -> {
                    Frame frame =
                            org.videostreamer.testing.Pictures.frame(0, SIZE, new int[3], new int[3], sink.pool());
                    sink.accept(frame);
                    frame.release();
                    if (broken.get()) {
                        fault.happen();
                    }
                    ScriptedCamera.show(sink, closed, SIZE);
                }),
                new RenditionParts());
        assertThatItIsTold(stream, Codec.MJPEG, "failed", fault.reason());
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void aViewThatThrowsIsAStateAndIsTriedAgain(Faults fault) {
        Stream stream = stream(steady(), new RenditionParts() {
            @Override
            Viewing viewing(View view, AutoWindows windows) {
                return new Viewing(view) {
                    @Override
                    public synchronized Frame of(Frame frame) {
                        if (broken.get()) {
                            fault.happen();
                        }
                        return super.of(frame);
                    }
                };
            }
        });
        assertThatItIsTold(stream, Codec.MPEG1, "failed", "MPEG1 cannot be shown: " + fault.reason());
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void anEncoderThatThrowsIsClosedAndMadeAnew(Faults fault) {
        AtomicInteger open = new AtomicInteger();
        Stream stream = stream(steady(), new RenditionParts() {
            @Override
            Encoder encoder(EncoderFactory.Settings settings, DoubleSupplier fps) {
                open.incrementAndGet();
                Encoder real = super.encoder(settings, fps);
                return new Encoder() {
                    @Override
                    public EncodedFrame encode(Frame view, boolean keyframe) {
                        if (broken.get()) {
                            fault.happen();
                        }
                        return real.encode(view, keyframe);
                    }

                    @Override
                    public void close() {
                        open.decrementAndGet();
                        real.close();
                    }
                };
            }
        });
        assertThatItIsTold(stream, Codec.MPEG1, "failed", "MPEG1 cannot be shown: " + fault.reason());
        assertThat(open).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void anEncoderThatCannotBeLoadedIsAStateThoughNoCardCanSaySo(Faults fault) {
        Stream stream = stream(steady(), new RenditionParts() {
            @Override
            Encoder encoder(EncoderFactory.Settings settings, DoubleSupplier fps) {
                if (broken.get()) {
                    fault.happen();
                }
                return super.encoder(settings, fps);
            }
        });
        assertThatItIsTold(stream, Codec.H264, "failed", "H264 cannot be shown: " + fault.reason());
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void aViewerThatThrowsTakesNothingFromTheOthersAndLeaksNothing(Faults fault) {
        Stream stream = stream(steady(), new RenditionParts());
        CollectingViewer bad = new CollectingViewer(loop) {
            @Override
            public void offer(EncodedFrame frame) {
                if (broken.get()) {
                    fault.happen();
                }
                super.offer(frame);
            }
        };
        CollectingViewer good = new CollectingViewer(loop);
        RenditionKey key = stream.defaultRendition(Codec.MPEG1);
        try (Subscription first = stream.join(key, bad);
                Subscription second = stream.join(key, good)) {
            await().until(() -> good.pictures() > 20);
            assertThat(bad.pictures()).isZero();
            broken.set(false);
            await().until(() -> bad.pictures() > 20);
        }
        stream.close();
        await().until(() -> stream.owed() == 0);
    }

    @Test
    void aRenditionThatFailsBesideOneThatDoesNotLeavesTheStreamLiveAndSaysSo() {
        Stream stream = stream(steady(), new RenditionParts() {
            @Override
            Encoder encoder(EncoderFactory.Settings settings, DoubleSupplier fps) {
                if (settings.codec() == Codec.VP8) {
                    throw new UnsatisfiedLinkError("libexample.so.2");
                }
                return super.encoder(settings, fps);
            }
        });
        CollectingViewer good = new CollectingViewer(loop);
        CollectingViewer bad = new CollectingViewer(loop);
        try (Subscription first = stream.join(stream.defaultRendition(Codec.MJPEG), good);
                Subscription second = stream.join(stream.defaultRendition(Codec.VP8), bad)) {
            await().atMost(LONG)
                    .until(() -> !stream.status().reason().isEmpty()
                            && stream.status().state().equals("live"));
            assertThat(stream.status().reason())
                    .isEqualTo("VP8 cannot be shown: a part of the program cannot be loaded: libexample.so.2");
        }
        stream.close();
        await().until(() -> stream.owed() == 0);
    }

    private void assertThatItIsTold(Stream stream, Codec codec, String state, String reason) {
        CollectingViewer viewer = new CollectingViewer(loop);
        try (Subscription watching = stream.join(stream.defaultRendition(codec), viewer);
                Subscription beside = other.join(other.defaultRendition(codec), witness)) {
            await().atMost(LONG)
                    .until(() -> stream.status().state().equals(state)
                            && stream.status().reason().equals(reason));
            long before = witness.pictures();
            await().until(() -> witness.pictures() > before + 10);
            assertThat(other.status().state()).isEqualTo("live");
            broken.set(false);
            await().atMost(LONG)
                    .until(() -> stream.status().state().equals("live")
                            && stream.status().reason().isEmpty());
            long then = viewer.pictures();
            await().until(() -> viewer.pictures() > then + 10);
        }
        stream.close();
        await().until(() -> stream.owed() == 0);
    }

    private static String steady() {
        return ScriptedCamera.uri((sink, closed) -> ScriptedCamera.show(sink, closed, SIZE));
    }

    private Stream stream(String uri, RenditionParts parts) {
        return new Stream(
                Configs.stream(uri),
                new SourceProviders(),
                threads,
                new Limits(),
                new Events(),
                new Calibrations(Optional.empty()),
                parts);
    }
}
