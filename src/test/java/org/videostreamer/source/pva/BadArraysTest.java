package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BadArraysTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(BadArrays.class);
    private final AtomicLong clock = new AtomicLong();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    @Test
    void theFirstIsToldAtOnceAndTheOthersOnceAMinuteAndAtTheEnd() {
        try (BadArrays bad = new BadArrays("X:Y", clock::get)) {
            for (int second = 0; second <= 90; second++) {
                clock.set(Duration.ofSeconds(second).toNanos());
                bad.add("reason " + second);
            }
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "1 array of PV X:Y could not be shown: reason 0",
                        "60 arrays of PV X:Y could not be shown; the last: reason 60",
                        "30 arrays of PV X:Y could not be shown; the last: reason 90");
    }
}
