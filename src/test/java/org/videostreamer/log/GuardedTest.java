package org.videostreamer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.videostreamer.testing.Faults;

class GuardedTest {

    @ParameterizedTest
    @EnumSource(Faults.class)
    void aTimerGoesOnWhateverIsThrown(Faults fault) {
        AtomicInteger runs = new AtomicInteger();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        Runnable task = () -> {
            runs.incrementAndGet();
            fault.happen();
        };
        timer.scheduleWithFixedDelay(
                new Guarded("a test", LoggerFactory.getLogger(GuardedTest.class), task), 0, 1, TimeUnit.MILLISECONDS);
        await().until(() -> runs.get() > 10);
        timer.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void everyFaultHasWords(Faults fault) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(fault::happen);
        assertThat(Fault.reason(thrown)).isEqualTo(fault.reason());
        assertThat(Fault.reason(new ExceptionInInitializerError(thrown))).isEqualTo(fault.reason());
    }
}
