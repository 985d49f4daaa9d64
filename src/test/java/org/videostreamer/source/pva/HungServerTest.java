package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.RunningSource;

/** How a run ends. */
class HungServerTest {

    private static final Timeouts PATIENT =
            new Timeouts(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5));

    @BeforeAll
    static void keepToThisMachine() {
        LoopbackEpics.use();
    }

    @Test
    void a_source_that_is_closed_while_it_searches_ends_without_a_reason() {
        PvaSource source = new PvaSource("H:Nobody", PATIENT, new PvMemory());
        try (RunningSource running = new RunningSource(source)) {
            running.stop();
            running.stop();
            assertThat(running.end()).isEmpty();
        }
    }

    @Test
    void a_source_that_is_closed_before_it_runs_does_nothing() {
        PvaSource source = new PvaSource("H:Nobody", PATIENT, new PvMemory());
        source.close();
        try (RunningSource running = new RunningSource(source)) {
            assertThat(running.end()).isEmpty();
        }
    }

    @Test
    void a_source_ends_on_close_though_its_server_has_fallen_silent() {
        try (PvaSimulator silent = new PvaSimulator("H:Silent", NtndBuilder.of(Shot.of(3, new Size(64, 48))));
                RunningSource running = new RunningSource(new PvaSource("H:Silent", PATIENT, new PvMemory()))) {
            await().until(() -> !running.sink().pictures().isEmpty());
            running.stop();
            assertThat(running.end()).isEmpty();
        }
    }

    @Test
    void an_idle_detectors_last_picture_is_not_shown_as_new_by_the_next_attempt() {
        PvMemory memory = new PvMemory();
        Size size = new Size(64, 48);
        try (PvaSimulator idle = new PvaSimulator("H:Idle", NtndBuilder.of(Shot.of(3, size)))) {
            try (RunningSource first = new RunningSource(new PvaSource("H:Idle", PATIENT, memory))) {
                await().until(() -> !first.sink().pictures().isEmpty());
                first.stop();
                assertThat(first.end()).isEmpty();
            }
            try (RunningSource second = new RunningSource(new PvaSource("H:Idle", PATIENT, memory))) {
                long[] number = {3};
                // New pictures until one arrives: when the monitor begins is the server's secret.
                await().until(() -> {
                    idle.post(NtndBuilder.of(Shot.of(++number[0], size)));
                    return !second.sink().pictures().isEmpty();
                });
                assertThat(second.sink().pictures().get(0).number()).isGreaterThan(3);
            }
        }
    }
}
