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
    void aSourceThatIsClosedWhileItSearchesEndsWithoutAReason() {
        PvaSource source = new PvaSource("H:Nobody", PATIENT, new PvHistory());
        try (RunningSource running = new RunningSource(source)) {
            running.stop();
            running.stop();
            assertThat(running.end()).isEmpty();
        }
    }

    @Test
    void aSourceThatIsClosedBeforeItRunsDoesNothing() {
        PvaSource source = new PvaSource("H:Nobody", PATIENT, new PvHistory());
        source.close();
        try (RunningSource running = new RunningSource(source)) {
            assertThat(running.end()).isEmpty();
        }
    }

    @Test
    void aSourceEndsOnCloseThoughItsServerHasFallenSilent() {
        try (PvaSimulator silent = new PvaSimulator("H:Silent", NtndBuilder.of(DetectorFrame.of(3, new Size(64, 48))));
                RunningSource running = new RunningSource(new PvaSource("H:Silent", PATIENT, new PvHistory()))) {
            await().until(() -> !running.sink().pictures().isEmpty());
            running.stop();
            assertThat(running.end()).isEmpty();
        }
    }

    @Test
    void anIdleDetectorsLastPictureIsNotShownAsNewByTheNextAttempt() {
        PvHistory history = new PvHistory();
        Size size = new Size(64, 48);
        try (PvaSimulator idle = new PvaSimulator("H:Idle", NtndBuilder.of(DetectorFrame.of(3, size)))) {
            try (RunningSource first = new RunningSource(new PvaSource("H:Idle", PATIENT, history))) {
                await().until(() -> !first.sink().pictures().isEmpty());
                first.stop();
                assertThat(first.end()).isEmpty();
            }
            try (RunningSource second = new RunningSource(new PvaSource("H:Idle", PATIENT, history))) {
                long[] number = {3};
                // New pictures until one arrives: when the monitor begins is the server's secret.
                await().until(() -> {
                    idle.post(NtndBuilder.of(DetectorFrame.of(++number[0], size)));
                    return !second.sink().pictures().isEmpty();
                });
                assertThat(second.sink().pictures().get(0).number()).isGreaterThan(3);
            }
        }
    }
}
