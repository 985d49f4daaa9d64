package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.videostreamer.source.SourceException;

class BadImagesTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(BadImages.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong now = new AtomicLong();
    private final BadImages bad = new BadImages("a/b/c", Duration.ofSeconds(5), now::get);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @Test
    void areToldAtOnceAndThenOnceAMinute() throws SourceException {
        for (int second = 0; second < 61; second++) {
            bad.bad("too short");
            bad.good();
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        bad.bad("too dark");
        bad.close();

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "a/b/c: an image that cannot be shown: too short",
                        "a/b/c: 60 images that cannot be shown: too short",
                        "a/b/c: an image that cannot be shown: too dark");
    }

    @Test
    void nothingElseForLongIsAFailure() throws SourceException {
        bad.bad("too short");
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThatThrownBy(() -> bad.bad("too dark"))
                .isInstanceOf(SourceException.class)
                .hasMessage("a/b/c sends images that cannot be shown: too dark");
    }

    @AfterEach
    void deafen() {
        logger.detachAppender(log);
    }
}
