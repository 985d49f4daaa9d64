package org.videostreamer.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.videostreamer.testing.Faults;
import org.videostreamer.testing.LogLines;

class FaultTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aFaultWithoutAMessageIsToldByItsKind(String message) {
        assertThat(Fault.reason(new IllegalStateException(message)))
                .isEqualTo("unexpected failure: IllegalStateException");
        assertThat(Fault.reason(new OutOfMemoryError(message))).isEqualTo("out of memory");
    }

    @Test
    void aClassThatCouldNotBeMadeWithoutACauseIsToldByItself() {
        assertThat(Fault.reason(new ExceptionInInitializerError("no device")))
                .isEqualTo("a part of the program cannot be loaded: no device");
    }

    @Test
    void whatAFaultSaysIsOneLine() {
        assertThat(Fault.reason(new AssertionError("a\nb"))).isEqualTo("unexpected failure: AssertionError: a b");
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void aFaultThatRepeatsIsToldOnce(Faults fault) {
        try (LogLines lines = new LogLines()) {
            Guarded guarded = new Guarded("a timer", LoggerFactory.getLogger(FaultTest.class), fault::happen);
            guarded.run();
            guarded.run();
            assertThat(lines.from(Level.WARN))
                    .containsExactly("a timer: failed 1 times and goes on: " + fault.reason());
        }
    }
}
