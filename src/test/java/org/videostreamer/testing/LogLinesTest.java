package org.videostreamer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLinesTest {

    private final Logger ours = (Logger) LoggerFactory.getLogger("org.videostreamer");

    @Test
    void theLevelIsThePromisedOneWhateverATestBeforeHasLeft() {
        Level before = ours.getLevel();
        ours.setLevel(Level.ERROR);
        try (LogLines log = new LogLines()) {
            ours.info("told");
            ours.debug("a detail");
            assertThat(log.lines()).containsExactly("told");
        } finally {
            assertThat(ours.getLevel()).isEqualTo(Level.ERROR);
            ours.setLevel(before);
        }
    }

    @Test
    void aLookAtDetailsLeavesTheLevelAsItWas() {
        Level before = ours.getLevel();
        try (LogLines log = LogLines.ofEveryDetail()) {
            ours.trace("a detail");
            assertThat(log.lines()).containsExactly("a detail");
        }
        assertThat(ours.getLevel()).isEqualTo(before);
    }
}
