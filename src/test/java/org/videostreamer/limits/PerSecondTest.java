package org.videostreamer.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PerSecondTest {

    private long now = -5;

    @Test
    void eachSecondHasItsOwnShare() {
        PerSecond rate = new PerSecond(2, () -> now);
        assertThat(rate.add()).isTrue();
        assertThat(rate.add()).isTrue();
        assertThat(rate.add()).isFalse();
        now += TimeUnit.SECONDS.toNanos(1) - 1;
        assertThat(rate.add()).isFalse();
        now++;
        assertThat(rate.add()).isTrue();
        assertThat(rate.add()).isTrue();
        assertThat(rate.add()).isFalse();
    }
}
