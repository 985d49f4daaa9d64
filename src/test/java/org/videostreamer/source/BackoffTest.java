package org.videostreamer.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void waitsHalfASecondDoubledUpToTen() {
        Backoff backoff = new Backoff(() -> 0);
        assertThat(backoff.isFailing()).isFalse();
        for (long millis : new long[] {500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000}) {
            assertThat(backoff.failed()).isEqualTo(Duration.ofMillis(millis));
            assertThat(backoff.isFailing()).isTrue();
        }
        backoff.reset();
        assertThat(backoff.isFailing()).isFalse();
        assertThat(backoff.failed()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void jitterShortensAWaitByAFifthAtMost() {
        assertThat(new Backoff(() -> 1).failed()).isEqualTo(Duration.ofMillis(400));
    }
}
