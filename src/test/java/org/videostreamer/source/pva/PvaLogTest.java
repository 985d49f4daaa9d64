package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.LogLines;

class PvaLogTest {

    private final AtomicLong clock = new AtomicLong();
    private final PvaLog log = new PvaLog(clock::get);

    private void warn(String place, String text) {
        LogRecord record = new LogRecord(java.util.logging.Level.SEVERE, text);
        record.setSourceClassName("org.epics.pva.Some");
        record.setSourceMethodName(place);
        log.publish(record);
    }

    @Test
    void aPlaceOfTheClientSpeaksOnceAMinuteWhateverItsWords() {
        try (LogLines lines = new LogLines()) {
            for (int i = 0; i < 500; i++) {
                warn("decode", "Cannot decode message " + i);
            }
            warn("connect", "Cannot connect");
            clock.addAndGet(Duration.ofSeconds(60).toNanos());
            warn("decode", "Cannot decode message 500");
            assertThat(lines.from(Level.WARN))
                    .containsExactly(
                            "EPICS PVAccess: Cannot decode message 0",
                            "EPICS PVAccess: Cannot connect",
                            "EPICS PVAccess: Cannot decode message 500 (and 499 more like it)");
            assertThat(lines.from(Level.ERROR)).isEmpty();
        }
    }

    @Test
    void whatAPeerMakesItSayIsOneShortLine() {
        try (LogLines lines = new LogLines()) {
            warn("decode", "Odd \n\u001b[31m" + "x".repeat(10_000));
            List<String> told = lines.from(Level.WARN);
            assertThat(told).hasSize(1);
            assertThat(told.get(0)).startsWith("EPICS PVAccess: Odd  [31mxxx").hasSizeLessThan(330);
        }
    }

    @Test
    void whatIsOrdinaryIsNoWarning() {
        try (LogLines lines = new LogLines()) {
            warn("close", "Cannot stop receive thread");
            assertThat(lines.from(Level.WARN)).isEmpty();
        }
    }
}
