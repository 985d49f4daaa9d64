package org.videostreamer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.SampleBounds;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;

/** Which range the samples of a camera's pictures are told to have. */
class KnownRangeTest {

    private static final SampleRange GUESS = new SampleRange(12, 0, 4095, true);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<SampleRange> ranges = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void whatNobodyTellsIsGuessedFromAllPicturesSoFar() {
        run(Optional.empty(), frame -> frame, 100, 4000, 100);
        assertThat(ranges).containsExactly(new SampleRange(8, 0, 255, true), GUESS, GUESS);
    }

    @Test
    void whatTheSourceTellsIsTrue() {
        SampleRange told = SampleRange.ofBits(SampleType.UINT16, 14);
        run(Optional.empty(), frame -> frame.withRange(told), 4000);
        assertThat(ranges).containsExactly(told);
    }

    @Test
    void whatIsConfiguredOverrulesBoth() {
        SampleBounds configured = new SampleBounds(10, 1000);
        run(Optional.of(configured), frame -> frame, 4000);
        run(Optional.of(configured), frame -> frame.withRange(SampleRange.ofBits(SampleType.UINT16, 14)), 4000);
        SampleRange range = new SampleRange(10, 10, 1000, false);
        assertThat(ranges).containsExactly(range, range);
    }

    private void run(Optional<SampleBounds> configured, UnaryOperator<Frame> source, int... largest) {
        Camera camera = new Camera(
                new Camera.Setup(
                        "test", "test", () -> script(source, largest), Timeouts.DEFAULT, configured, new Limits()),
                new CameraListener() {
                    @Override
                    public void frame(Frame frame) {
                        ranges.add(frame.range());
                    }

                    @Override
                    public void state(CameraState state) {
                        // of no interest here
                    }
                },
                clock);
        int before = ranges.size();
        camera.start();
        await().until(() -> ranges.size() == before + largest.length);
        camera.close();
        assertThat(camera.picturesInUse()).isZero();
    }

    private static FrameSource script(UnaryOperator<Frame> source, int... largest) {
        CountDownLatch closed = new CountDownLatch(1);
        return new FrameSource() {
            @Override
            public void run(FrameSink sink) throws InterruptedException {
                for (int sample : largest) {
                    Pixels pixels = sink.pool().make(PixelFormat.GRAY16, new Size(3, 1), out -> out.bytes()
                            .putShort((short) 1)
                            .putShort((short) sample)
                            .putShort((short) 0));
                    sink.deliver(source.apply(Frame.ofPixels(0, FrameTimes.now(), pixels)));
                }
                closed.await();
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }
}
