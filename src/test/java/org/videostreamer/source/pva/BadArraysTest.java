package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.LogLines;

class BadArraysTest {

    private final LogLines log = new LogLines(BadArrays.class);
    private final AtomicLong clock = new AtomicLong();

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void theFirstIsToldAtOnceAndTheOthersOnceAMinuteAndAtTheEnd() {
        try (BadArrays bad = new BadArrays("X:Y", clock::get)) {
            for (int second = 0; second <= 90; second++) {
                clock.set(Duration.ofSeconds(second).toNanos());
                bad.add("reason " + second);
            }
        }
        assertThat(log.lines())
                .containsExactly(
                        "1 array of PV X:Y could not be shown: reason 0",
                        "60 arrays of PV X:Y could not be shown; the last: reason 60",
                        "30 arrays of PV X:Y could not be shown; the last: reason 90");
    }
}
