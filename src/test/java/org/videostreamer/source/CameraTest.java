package org.videostreamer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.SourceConfig.Timeouts;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.CameraState.Phase;
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
    void is_idle_until_it_is_started_and_again_when_it_is_stopped() {
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
    void a_source_that_fails_is_tried_again_and_its_reason_stays_visible() {
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
    void a_failure_nobody_expected_is_a_state_too() {
        Camera camera = camera(new Script(sink -> {
            throw new IllegalStateException("bug");
        }));
        camera.start();
        await().until(() -> camera.state().phase() == Phase.FAILED);
        assertThat(camera.state().reason()).contains("bug");
        camera.close();
    }

    @Test
    void a_camera_without_pictures_is_stalled_and_started_anew() {
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
    void a_source_that_waits_for_its_first_picture_is_left_alone_and_says_so() {
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
    void a_source_that_hangs_in_its_driver_is_left_behind() {
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
    void nothing_is_told_after_the_stop() {
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

    private Camera camera(java.util.concurrent.Callable<FrameSource> opener) {
        return new Camera(new Camera.Setup("test", "test", opener, SOON, new Limits()), new Listener(), clock);
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

    private final class Listener implements CameraListener {
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
