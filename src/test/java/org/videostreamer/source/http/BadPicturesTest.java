package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BadPicturesTest {

    @Test
    void warnsAtOnceThenOnceAMinute() {
        Logger logger = (Logger) LoggerFactory.getLogger(BadPictures.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5);
        try (BadPictures bad = new BadPictures("http://cam", time::get)) {
            for (int second = 0; second < 130; second++) {
                bad.add();
                time.addAndGet(Duration.ofSeconds(1).toNanos());
            }
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "1 part of http://cam was no picture",
                        "60 parts of http://cam were no pictures",
                        "60 parts of http://cam were no pictures",
                        "9 parts of http://cam were no pictures");
    }
}
