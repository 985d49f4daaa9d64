package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.LogLines;

class BadPicturesTest {

    @Test
    void warnsAtOnceThenOnceAMinute() {
        AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5);
        try (LogLines log = new LogLines(BadPictures.class)) {
            BadPictures bad = new BadPictures("http://cam", time::get);
            for (int second = 0; second < 130; second++) {
                bad.add();
                time.addAndGet(Duration.ofSeconds(1).toNanos());
            }
            bad.close();
            assertThat(log.lines())
                    .containsExactly(
                            "1 part of http://cam was no picture",
                            "60 parts of http://cam were no pictures",
                            "60 parts of http://cam were no pictures",
                            "9 parts of http://cam were no pictures");
        }
    }
}
