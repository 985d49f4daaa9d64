package org.videostreamer.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RareWarningTest {

    /** Near the end of what the clock counts, behind which it goes on below zero. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

    private final List<Long> told = new ArrayList<>();
    private final RareWarning warning = new RareWarning(told::add, clock::get);

    @Test
    void theFirstIsToldAtOnceAndTheOthersTogetherAfterAMinute() {
        warning.add();
        assertThat(told).containsExactly(1L);
        clock.addAndGet(Duration.ofSeconds(60).toNanos() - 1);
        warning.add();
        assertThat(told).containsExactly(1L);
        clock.incrementAndGet();
        warning.add();
        assertThat(told).containsExactly(1L, 2L);
        clock.addAndGet(Duration.ofSeconds(60).toNanos() - 1);
        warning.add();
        assertThat(told).containsExactly(1L, 2L);
    }

    @Test
    void theEndTellsWhatWasNotToldYet() {
        warning.add();
        warning.add();
        warning.close();
        assertThat(told).containsExactly(1L, 1L);
    }

    @Test
    void whereNothingWentWrongNothingIsTold() {
        warning.close();
        assertThat(told).isEmpty();
        warning.add();
        warning.close();
        assertThat(told).containsExactly(1L);
    }
}
