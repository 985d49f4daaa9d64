package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videostreamer.testing.H264Writer.idr;
import static org.videostreamer.testing.H264Writer.picture;
import static org.videostreamer.testing.H264Writer.predicted;
import static org.videostreamer.testing.H264Writer.sequence;

import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.codec.Encoder;
import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.codec.Fit;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.picture.View;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.SourceException;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.H264Writer;
import org.videostreamer.testing.RemoteCamera;

/** A stream whose camera hands on its pictures as it sends them. */
class UntouchedStreamTest {

    private static final Size SIZE = new Size(64, 48);

    private final RemoteCamera camera = new RemoteCamera();
    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final AtomicInteger encoders = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final Threads threads = new Threads();
    private final Stream stream = new Stream(
            Configs.stream(camera.uri()),
            new SourceProviders(),
            threads,
            new Limits(),
            new Events(),
            new Calibrations(Optional.empty()),
            new RenditionParts() {
                @Override
                Encoder encoder(EncoderFactory.Settings settings, DoubleSupplier fps) {
                    encoders.incrementAndGet();
                    return new Waiting(super.encoder(settings, fps));
                }
            });
    private volatile CountDownLatch mayEncode = new CountDownLatch(0);
    private final List<AccessUnit> made = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean wanted = new AtomicBoolean();
    private long number;

    /** An encoder that takes as long as the test says. */
    private final class Waiting implements Encoder {
        private final Encoder encoder;

        Waiting(Encoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public Fit fit(Frame view) {
            return encoder.fit(view);
        }

        @Override
        public EncodedFrame encode(Frame view, boolean keyframe) {
            begun.incrementAndGet();
            try {
                mayEncode.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return encoder.encode(view, keyframe);
        }

        @Override
        public void close() {
            encoder.close();
        }
    }

    /** A viewer that keeps the bytes and the numbers it was offered. */
    private static final class Watcher extends CollectingViewer {
        private final List<ByteBuffer> bytes = Collections.synchronizedList(new ArrayList<>());
        private final List<Long> numbers = Collections.synchronizedList(new ArrayList<>());

        Watcher(Executor loop) {
            super(loop);
        }

        @Override
        public void offer(EncodedFrame frame) {
            bytes.add(ByteBuffer.wrap(ByteBufUtil.getBytes(frame.wire())));
            numbers.add(frame.number());
            super.offer(frame);
        }
    }

    @AfterEach
    void nothingIsOwed() {
        stream.close();
        await().until(() -> stream.owed() == 0);
        await().untilAsserted(
                        () -> assertThat(made).allMatch(unit -> unit.bytes().refCnt() == 0));
        threads.close();
        loop.shutdown();
    }

    @Test
    void picturesReachViewersAsTheyCameAndNothingIsDecodedOrEncoded() {
        Watcher viewer = watch(stream.defaultRendition(Codec.H264));
        keyframe();
        assertThat(wanted).isFalse();
        follow(1);
        follow(2);
        await().until(() -> viewer.numbers.size() == 3);
        assertThat(viewer.numbers).containsExactly(0L, 1L, 2L);
        assertThat(viewer.bytes)
                .containsExactly(
                        H264Writer.packet(sequence(77, SIZE), picture(), idr()),
                        H264Writer.packet(predicted(1)),
                        H264Writer.packet(predicted(2)));
        assertThat(viewer.seen()).extracting(CollectingViewer.Seen::keyframe).containsExactly(true, false, false);
        assertThat(encoders).hasValue(0);
        assertThat(made()).isEqualTo("passed on as the camera sent it");
        await().until(() -> stream.status().state().equals("live"));
        assertThat(stream.status().newest().orElseThrow().number()).isEqualTo(2);
        assertThat(stream.status().newest().orElseThrow().size()).isEqualTo(SIZE);
    }

    @Test
    void picturesAreDecodedOnlyWhileSomebodyNeedsPixelsAndCountOnce() {
        Watcher viewer = watch(stream.defaultRendition(Codec.H264));
        keyframe();
        Watcher other = new Watcher(loop);
        try (Subscription pixels = stream.join(stream.defaultRendition(Codec.MJPEG), other)) {
            await().until(() -> stream.status().renditions().size() == 2);
            follow(1);
            assertThat(wanted).isTrue();
            camera.does(sink -> sink.deliver(decoded(made.get(1), sink)));
            await().until(() -> other.numbers.contains(1L));
            assertThat(stream.status().newest().orElseThrow().number()).isEqualTo(1);
        }
        await().until(() -> stream.status().renditions().size() == 1);
        follow(2);
        assertThat(wanted).isFalse();
        await().until(() -> viewer.numbers.size() == 3);
        assertThat(encoders).as("that of the other format").hasValue(1);
        assertThat(viewer.numbers).containsExactly(0L, 1L, 2L);
    }

    @Test
    void whoJoinsForPixelsIsNotShownAPictureFromWhenSomebodyLastNeededThem() {
        watch(stream.defaultRendition(Codec.H264));
        keyframe();
        Watcher first = new Watcher(loop);
        Subscription subscription = stream.join(stream.defaultRendition(Codec.MJPEG), first);
        await().until(() -> stream.status().renditions().size() == 2);
        camera.does(sink -> sink.deliver(decoded(made.get(0), sink)));
        await().until(() -> first.numbers.contains(0L));
        subscription.close();
        await().until(() -> stream.status().renditions().size() == 1);
        follow(1);
        Watcher second = new Watcher(loop);
        stream.join(stream.defaultRendition(Codec.MJPEG), second);
        await().until(() -> stream.status().renditions().size() == 2);
        follow(2);
        camera.does(sink -> sink.deliver(decoded(made.get(2), sink)));
        await().until(() -> second.numbers.contains(2L));
        assertThat(second.numbers).doesNotContain(0L);
    }

    @Test
    void whatCannotBePassedOnIsEncodedWithAReasonAndPassedOnAgainFromAKeyframe() {
        Watcher viewer = watch(stream.defaultRendition(Codec.H264));
        keyframe();
        camera.does(sink -> {
            sink.notAsSent("the camera's pictures come out of order (B-frames)");
            wanted.set(sink.wantsPictures());
            sink.deliver(frame(sink));
        });
        assertThat(wanted).isTrue();
        await().until(() -> viewer.numbers.contains(1L));
        assertThat(made()).isEqualTo("encoded, because the camera's pictures come out of order (B-frames)");
        assertThat(encoders).hasValue(1);
        keyframe();
        follow(1);
        await().until(() -> viewer.numbers.contains(3L));
        assertThat(made()).isEqualTo("passed on as the camera sent it");
        assertThat(viewer.seen()).extracting(CollectingViewer.Seen::keyframe).containsExactly(true, true, true, false);
        assertThat(viewer.seen()).extracting(CollectingViewer.Seen::sequence).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void aCameraThatIsLostShowsTheCardAndGoesOnWithItsNextKeyframe() {
        Watcher viewer = watch(stream.defaultRendition(Codec.H264));
        keyframe();
        camera.does(sink -> {
            throw new SourceException("the camera is gone");
        });
        await().until(() -> viewer.seen().stream().anyMatch(frame -> !frame.signal()));
        keyframe();
        follow(1);
        await().until(() -> viewer.pictures() == 3);
        List<CollectingViewer.Seen> seen = viewer.seen();
        assertThat(seen.get(seen.size() - 1).signal()).isTrue();
        assertThat(seen.stream()
                        .filter(frame -> !frame.signal())
                        .findFirst()
                        .orElseThrow()
                        .keyframe())
                .as("a new encoder's first")
                .isTrue();
        assertThat(seen).extracting(CollectingViewer.Seen::sequence).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void picturesThatComeWhileACardIsEncodedFollowIt() {
        // Whose loop is late is not shown the card any more.
        Watcher viewer = watch(stream.defaultRendition(Codec.H264), Runnable::run);
        keyframe();
        mayEncode = new CountDownLatch(1);
        camera.does(sink -> {
            throw new SourceException("the camera is gone");
        });
        await().until(() -> begun.get() == 1);
        keyframe();
        follow(1);
        mayEncode.countDown();
        await().until(() -> viewer.pictures() == 3);
        assertThat(viewer.seen()).extracting(CollectingViewer.Seen::signal).containsExactly(true, false, true, true);
        assertThat(viewer.numbers).containsExactly(0L, -1L, 1L, 2L);
    }

    @Test
    void whoAsksForSomethingElseThanTheCameraSendsGetsThatEncoded() {
        View asItIs = View.of(new Size(0, 0));
        Watcher quality = watch(new RenditionKey(settings(OptionalInt.empty(), true), asItIs));
        assertMade("encoded, because a quality is asked for, or that all is encoded anew", quality);
        Watcher bitrate = watch(new RenditionKey(settings(OptionalInt.of(500), false), asItIs));
        assertMade("encoded, because a bitrate is asked for", bitrate);
        Watcher rate = watch(new RenditionKey(settings(OptionalInt.empty(), false), asItIs, 5));
        assertMade("encoded, because a rate of pictures is asked for", rate);
        Watcher size = watch(new RenditionKey(settings(OptionalInt.empty(), false), View.of(new Size(32, 24))));
        assertMade("encoded, because the picture is scaled, cropped, turned or mirrored", size);
    }

    private void assertMade(String how, Watcher viewer) {
        keyframe();
        assertThat(wanted).isTrue();
        AccessUnit newest = made.get(made.size() - 1);
        camera.does(sink -> sink.deliver(decoded(newest, sink)));
        await().until(() -> viewer.numbers.contains(newest.number()));
        assertThat(stream.status().renditions())
                .extracting(RenditionStatus::made)
                .contains(how);
        assertThat(viewer.bytes).doesNotContain(H264Writer.packet(sequence(77, SIZE), picture(), idr()));
    }

    @Test
    void aViewerWhoJoinsBetweenTwoKeyframesMakesNobodyEncode() {
        Watcher viewer = watch(stream.defaultRendition(Codec.H264));
        keyframe();
        follow(1);
        stream.join(stream.defaultRendition(Codec.H264), new Watcher(loop)).requestKeyframe();
        follow(2);
        await().until(() -> viewer.numbers.size() == 3);
        await().until(() -> stream.status().viewers() == 2);
        assertThat(encoders).hasValue(0);
        assertThat(wanted).isFalse();
    }

    private static EncoderFactory.Settings settings(OptionalInt bitrate, boolean reencode) {
        return new EncoderFactory.Settings(Codec.H264, 4, bitrate, reencode);
    }

    private Watcher watch(RenditionKey key) {
        return watch(key, loop);
    }

    private Watcher watch(RenditionKey key, Executor loop) {
        Watcher viewer = new Watcher(loop);
        int before = stream.status().viewers();
        stream.join(key, viewer);
        await().until(() -> stream.status().viewers() == before + 1);
        return viewer;
    }

    private String made() {
        return stream.status().renditions().get(0).made();
    }

    private void keyframe() {
        send(true, sequence(77, SIZE), picture(), idr());
    }

    private void follow(int frameNumber) {
        send(false, predicted(frameNumber));
    }

    private void send(boolean keyframe, byte[]... units) {
        camera.does(sink -> {
            AccessUnit unit = H264Writer.unit(keyframe, number++, SIZE, units);
            made.add(unit);
            sink.accept(unit);
            unit.release();
            wanted.set(sink.wantsPictures());
        });
    }

    private Frame frame(FrameSink sink) {
        return Frame.ofPixels(number++, FrameTimes.now(), grey(sink));
    }

    private static Frame decoded(AccessUnit unit, FrameSink sink) {
        return Frame.ofPixels(unit.number(), unit.times(), grey(sink));
    }

    private static Pixels grey(FrameSink sink) {
        return sink.pool().take(PixelFormat.GRAY8, SIZE);
    }
}
