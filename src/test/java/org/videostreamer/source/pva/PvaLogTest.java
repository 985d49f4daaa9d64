package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.testing.LogLines;

class PvaLogTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

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

    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 40, -(1L << 40), Long.MIN_VALUE, Long.MAX_VALUE})
    void aMinuteIsAMinuteWhereverTheClockStands(long start) {
        clock.set(start);
        try (LogLines lines = new LogLines()) {
            warn("decode", "Cannot decode 1");
            clock.addAndGet(MINUTE - 1);
            warn("decode", "Cannot decode 2");
            assertThat(lines.from(Level.WARN)).containsExactly("EPICS PVAccess: Cannot decode 1");
            clock.addAndGet(1);
            warn("decode", "Cannot decode 3");
            clock.addAndGet(MINUTE);
            warn("decode", "Cannot decode 4");
            assertThat(lines.from(Level.WARN))
                    .containsExactly(
                            "EPICS PVAccess: Cannot decode 1",
                            "EPICS PVAccess: Cannot decode 3 (and 1 more like it)",
                            "EPICS PVAccess: Cannot decode 4");
        }
    }

    @Test
    void twentyPlacesOfTheClientMaySpeak() {
        try (LogLines lines = new LogLines()) {
            for (int place = 1; place <= 22; place++) {
                warn("place" + place, "Cannot " + place);
            }
            assertThat(lines.from(Level.WARN)).hasSize(20).endsWith("EPICS PVAccess: Cannot 20");
            clock.addAndGet(MINUTE);
            for (int place = 1; place <= 22; place++) {
                warn("place" + place, "Cannot yet " + place);
            }
            assertThat(lines.from(Level.WARN)).hasSize(40).endsWith("EPICS PVAccess: Cannot yet 20");
        }
    }

    @Test
    void theClientsLogIsLedHereOnce() {
        PvaLog.connect();
        PvaLog.connect();
        Logger client = Logger.getLogger("org.epics.pva");
        assertThat(client.getHandlers()).filteredOn(PvaLog.class::isInstance).hasSize(1);
        assertThat(client.getUseParentHandlers()).isFalse();
        assertThat(client.getLevel()).isNotNull();
    }
}
