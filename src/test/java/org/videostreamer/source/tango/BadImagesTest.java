package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.source.SourceException;
import org.videostreamer.testing.LogLines;

class BadImagesTest {

    private final LogLines log = new LogLines(BadImages.class);
    private final AtomicLong now = new AtomicLong();
    private final BadImages bad = new BadImages("a/b/c", Duration.ofSeconds(5), now::get);

    @Test
    void areToldAtOnceAndThenOnceAMinute() throws SourceException {
        for (int second = 0; second < 61; second++) {
            bad.bad("too short");
            bad.good();
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        bad.bad("too dark");
        bad.close();

        assertThat(log.lines())
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
        log.close();
    }
}
