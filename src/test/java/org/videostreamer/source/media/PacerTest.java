package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTest {

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final Pacer pacer = new Pacer(clock::get);

    /** Waits as told, after some work. */
    private long next(long stamp, long duration, long work) {
        clock.addAndGet(work);
        long delay = pacer.delay(stamp, duration);
        clock.addAndGet(delay);
        return delay;
    }

    @Test
    void theFirstPictureIsDueAtOnceWhateverItsStamp() {
        assertThat(next(77_000_000_000L, 40, 0)).isZero();
    }

    @Test
    void keepsTheRateOfTheRecordingHoweverLongDecodingTakes() {
        next(0, 40, 0);
        assertThat(next(40, 40, 15)).isEqualTo(25);
        assertThat(next(80, 40, 40)).isZero();
        assertThat(next(120, 40, 0)).isEqualTo(40);
    }

    @Test
    void followsUnevenStamps() {
        next(0, 40, 0);
        assertThat(next(100, 40, 0)).isEqualTo(100);
        assertThat(next(110, 40, 0)).isEqualTo(10);
    }

    @Test
    void anotherRoundFollowsAfterTheLastPicturesDuration() {
        next(500, 40, 0);
        next(540, 30, 0);
        assertThat(next(500, 40, 10)).isEqualTo(20);
        assertThat(next(540, 30, 0)).isEqualTo(40);
    }

    @Test
    void aSinglePictureIsRepeatedAtItsDuration() {
        next(0, 40, 0);
        assertThat(next(0, 40, 0)).isEqualTo(40);
        assertThat(next(0, 40, 0)).isEqualTo(40);
    }

    @Test
    void whoIsLateCatchesUpByOnePictureOnly() {
        next(0, 40, 0);
        assertThat(next(40, 40, 1000)).isZero();
        assertThat(next(80, 40, 0)).as("one at once").isZero();
        assertThat(next(120, 40, 0)).as("then at the old rate").isEqualTo(40);
    }

    @Test
    void withoutStampsTheDurationCounts() {
        next(Pacer.UNKNOWN, 40, 0);
        assertThat(next(Pacer.UNKNOWN, 40, 0)).isEqualTo(40);
        assertThat(next(7, 40, 0)).isEqualTo(40);
    }

    @Test
    void aLeapForwardIsNoPause() {
        next(0, 40, 0);
        assertThat(next(3_600_000_000_000L, 40, 0)).isEqualTo(40);
    }
}
