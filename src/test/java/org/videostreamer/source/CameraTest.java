package org.videostreamer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.CameraState.Phase;
import org.videostreamer.testing.Faults;
import org.videostreamer.testing.Pictures;

class CameraTest {

    private static final Timeouts SOON =
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(300));

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<CameraState> states = new CopyOnWriteArrayList<>();
    private final AtomicInteger frames = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void isIdleUntilItIsStartedAndAgainWhenItIsStopped() {
        Camera camera = camera(new Script(sink -> deliver(sink, 3)));
        assertThat(camera.state()).isEqualTo(CameraState.IDLE);
        camera.start();
        camera.start();
        await().until(() -> frames.get() == 3);
        assertThat(opened).hasValue(1);
        camera.stop();
        camera.stop();
        assertThat(camera.state()).isEqualTo(CameraState.IDLE);
        assertThat(phases()).containsExactly(Phase.CONNECTING, Phase.LIVE, Phase.IDLE);
    }

    @Test
    void aSourceThatFailsIsTriedAgainAndItsReasonStaysVisible() {
        Camera camera = camera(new Script(sink -> {
            if (opened.get() < 3) {
                throw new SourceException("cam:80 refuses the connection");
            }
            deliver(sink, 1);
        }));
        camera.start();
        await().until(() -> camera.state().phase() == Phase.LIVE);
        camera.close();
        assertThat(states.stream().map(CameraState::toString))
                .containsExactly(
                        "connecting: connecting to test", "failed: cam:80 refuses the connection", "live", "idle");
    }

    @Test
    void aFailureNobodyExpectedIsAStateToo() {
        Camera camera = camera(new Script(sink -> {
            throw new IllegalStateException("bug");
        }));
        camera.start();
        await().until(() -> camera.state().phase() == Phase.FAILED);
        assertThat(camera.state().reason()).contains("bug");
        camera.close();
    }

    @Test
    void aCameraWithoutPicturesIsStalledAndStartedAnew() {
        Camera camera = camera(new Script(sink -> deliver(sink, 2)));
        camera.start();
        await().until(() -> phases().contains(Phase.STALLED));
        await().until(() -> opened.get() >= 2 && camera.state().phase() == Phase.LIVE);
        assertThat(states.stream()
                        .filter(state -> state.phase() == Phase.STALLED)
                        .findFirst()
                        .orElseThrow()
                        .reason())
                .startsWith("no picture for 0.");
        camera.close();
    }

    @Test
    void aSourceThatWaitsForItsFirstPictureIsLeftAloneAndSaysSo() {
        CountDownLatch publisher = new CountDownLatch(1);
        Camera camera = camera(new Script(sink -> {
            sink.waiting("waiting for frames");
            awaitUninterruptibly(publisher);
            deliver(sink, 1);
        }));
        camera.start();
        await().until(() -> camera.state().toString().equals("connecting: waiting for frames"));
        await().during(SOON.stall().multipliedBy(5)).until(() -> opened.get() == 1);
        publisher.countDown();
        await().until(() -> camera.state().phase() == Phase.LIVE);
        camera.close();
    }

    @Test
    void aCameraThatShowsPicturesIsLiveWhateverItsSourceWaitsFor() {
        Camera camera = camera(new Script(sink -> {
            deliver(sink, 1);
            sink.waiting("waiting for more");
            deliver(sink, 1);
        }));
        camera.start();
        await().until(() -> frames.get() == 2);
        assertThat(phases()).containsExactly(Phase.CONNECTING, Phase.LIVE);
        camera.close();
    }

    @Test
    void aSourceThatHangsInItsDriverIsLeftBehind() {
        CountDownLatch never = new CountDownLatch(1);
        Camera camera = camera(() -> {
            int attempt = opened.incrementAndGet();
            return new FrameSource() {
                @Override
                public void run(FrameSink sink) throws InterruptedException {
                    if (attempt == 1) {
                        awaitUninterruptibly(never);
                    }
                    deliver(sink, 1);
                    never.await();
                }

                @Override
                public void close() {
                    // a driver that does not listen
                }
            };
        });
        camera.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> opened.get() >= 2 && frames.get() >= 1);
        camera.close();
        never.countDown();
    }

    @Test
    void nothingIsToldAfterTheStop() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch delivered = new CountDownLatch(1);
        Camera camera = camera(() -> new FrameSource() {
            @Override
            public void run(FrameSink sink) {
                running.countDown();
                awaitUninterruptibly(stopped);
                deliver(sink, 1);
                delivered.countDown();
            }

            @Override
            public void close() {
                stopped.countDown();
            }
        });
        camera.start();
        awaitUninterruptibly(running);
        camera.stop();
        awaitUninterruptibly(delivered);
        assertThat(frames).hasValue(0);
        assertThat(camera.state()).isEqualTo(CameraState.IDLE);
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void whateverASourceThrowsIsAStateAndTheNextAttemptWorks(Faults fault) {
        Camera camera = camera(new Script(sink -> {
            if (opened.get() == 1) {
                fault.happen();
            }
            deliver(sink, 1);
        }));
        camera.start();
        await().until(() -> camera.state().phase() == Phase.LIVE);
        assertThat(states).contains(new CameraState(Phase.FAILED, fault.reason()));
        camera.close();
        await().until(() -> camera.threads() == 0);
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void whateverTheWatchdogThrowsItGoesOn(Faults fault) {
        Camera camera = new Camera(
                new Camera.Setup(
                        "test", "test", new Script(sink -> deliver(sink, 2)), SOON, Optional.empty(), new Limits()),
                new Listener() {
                    @Override
                    public void state(CameraState state) {
                        super.state(state);
                        if (state.phase() == Phase.STALLED) {
                            fault.happen();
                        }
                    }
                },
                clock);
        camera.start();
        await().until(() -> phases().stream().filter(Phase.STALLED::equals).count() >= 2);
        await().until(() -> opened.get() >= 2 && camera.state().phase() == Phase.LIVE);
        camera.close();
    }

    @Test
    void noStateButIdleAndLiveIsWithoutAReason() {
        Camera camera = camera(new Script(sink -> {
            if (opened.get() == 1) {
                throw new SourceException("");
            }
            deliver(sink, 2);
        }));
        camera.start();
        await().until(() -> phases().containsAll(List.of(Phase.FAILED, Phase.LIVE, Phase.STALLED)));
        camera.close();
        assertThat(states)
                .allMatch(state ->
                        state.reason().isEmpty() == (state.phase() == Phase.IDLE || state.phase() == Phase.LIVE));
    }

    @Test
    void aPictureLargerThanTheLimitIsAFailureWithAReason() {
        Limits limits = new Limits(Map.of(Limit.PICTURE_PIXELS, 63L));
        Camera camera = new Camera(
                new Camera.Setup("test", "test", new Script(sink -> deliver(sink, 1)), SOON, Optional.empty(), limits),
                new Listener(),
                clock);
        camera.start();
        await().until(() -> camera.state().phase() == Phase.FAILED);
        assertThat(camera.state().reason())
                .isEqualTo("a picture of 8x8 is too large; the limit picture_pixels allows 63 pixels");
        assertThat(frames).hasValue(0);
        camera.close();
        assertThat(camera.picturesInUse()).isZero();
    }

    @Test
    void aSourceWhoseCloseBlocksHoldsUpNobody() {
        CountDownLatch released = new CountDownLatch(1);
        Camera camera = camera(() -> new FrameSource() {
            @Override
            public void run(FrameSink sink) {
                deliver(sink, 1);
                awaitUninterruptibly(released);
            }

            @Override
            public void close() {
                awaitUninterruptibly(released);
            }
        });
        camera.start();
        await().until(() -> frames.get() == 1);
        camera.stop();
        assertThat(camera.state()).isEqualTo(CameraState.IDLE);
        assertThat(camera.threads()).isOne();
        released.countDown();
        await().until(() -> camera.threads() == 0);
    }

    @Test
    void driversLeftBehindAreCountedWhileTheyLiveHoweverTheyCameAbout() {
        CountDownLatch released = new CountDownLatch(1);
        Camera camera = camera(() -> new FrameSource() {
            @Override
            public void run(FrameSink sink) {
                opened.incrementAndGet();
                awaitUninterruptibly(released);
                deliver(sink, 1);
                closed.awaitUninterruptibly();
            }

            private final Latch closed = new Latch();

            @Override
            public void close() {
                closed.open();
            }
        });
        for (int i = 1; i <= 4; i++) {
            int attempts = i;
            camera.start();
            await().until(() -> opened.get() == attempts);
            camera.stop();
        }
        assertThat(camera.threads()).isEqualTo(4);
        camera.start();
        assertThat(camera.state().toString())
                .isEqualTo("failed: 4 earlier attempts do not return from the camera's driver;"
                        + " it is tried again as soon as one does");
        assertThat(opened).hasValue(4);
        released.countDown();
        await().until(() -> camera.state().phase() == Phase.LIVE);
        assertThat(frames).hasValue(1);
        camera.close();
        await().until(() -> camera.threads() == 0);
    }

    @Test
    void noPictureOnItsWayPassesOnceTheCameraIsReleased() {
        for (int i = 0; i < 100; i++) {
            CountDownLatch ended = new CountDownLatch(1);
            Latch closed = new Latch();
            Camera camera = camera(() -> new FrameSource() {
                @Override
                public void run(FrameSink sink) {
                    while (!closed.isOpen()) {
                        deliver(sink, 1);
                    }
                    deliver(sink, 10);
                    ended.countDown();
                }

                @Override
                public void close() {
                    closed.open();
                }
            });
            int before = frames.get();
            camera.start();
            await().until(() -> frames.get() > before);
            camera.stop();
            int shown = frames.get();
            awaitUninterruptibly(ended);
            assertThat(frames).hasValue(shown);
        }
    }

    @Test
    void aCameraOfFewPicturesIsNoStalledOneOnceItsRhythmIsKnown() {
        Camera camera = camera(new Script(sink -> {
            try {
                for (int i = 0; i < 100; i++) {
                    deliver(sink, 1);
                    Thread.sleep(SOON.stall().multipliedBy(3).toMillis());
                }
            } catch (InterruptedException e) {
                // closed
            }
        }));
        camera.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> camera.fps() > 0);
        int attempts = opened.get();
        int before = frames.get();
        await().atMost(Duration.ofSeconds(30)).until(() -> frames.get() > before + 3);
        assertThat(opened).hasValue(attempts);
        camera.close();
    }

    /** Opened once, waited for whatever interrupts. */
    private static final class Latch {
        private final CountDownLatch latch = new CountDownLatch(1);

        void open() {
            latch.countDown();
        }

        boolean isOpen() {
            return latch.getCount() == 0;
        }

        void awaitUninterruptibly() {
            CameraTest.awaitUninterruptibly(latch);
        }
    }

    private Camera camera(java.util.concurrent.Callable<FrameSource> opener) {
        return new Camera(
                new Camera.Setup("test", "test", opener, SOON, Optional.empty(), new Limits()), new Listener(), clock);
    }

    private List<Phase> phases() {
        return states.stream().map(CameraState::phase).toList();
    }

    private static void deliver(FrameSink sink, int count) {
        for (int i = 0; i < count; i++) {
            Frame frame = Pictures.frame(i, new Size(8, 8), new int[3], new int[3], sink.pool());
            sink.accept(frame);
            frame.release();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // as a native call would, it goes on
            }
        }
    }

    private interface Body {
        void run(FrameSink sink) throws SourceException;
    }

    /** A source that does one thing and then waits for its close. */
    private final class Script implements java.util.concurrent.Callable<FrameSource> {
        private final Body body;

        Script(Body body) {
            this.body = body;
        }

        @Override
        public FrameSource call() {
            opened.incrementAndGet();
            CountDownLatch closed = new CountDownLatch(1);
            return new FrameSource() {
                @Override
                public void run(FrameSink sink) throws SourceException, InterruptedException {
                    body.run(sink);
                    closed.await();
                }

                @Override
                public void close() {
                    closed.countDown();
                }
            };
        }
    }

    private class Listener implements CameraListener {
        @Override
        public void frame(Frame frame) {
            frames.incrementAndGet();
        }

        @Override
        public void state(CameraState state) {
            states.add(state);
        }
    }
}
