package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceLimitTest {

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final long MILLISECOND = 1_000_000;

    private final SilenceLimit silence = new SilenceLimit(USUAL);

    private Duration afterPicturesAt(long... milliseconds) {
        for (long time : milliseconds) {
            silence.picture(-7 + time * MILLISECOND);
        }
        return silence.patience();
    }

    @Test
    void theFirstPictureMayTakeThreeTimesAsLong() {
        assertThat(silence.patience()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aCameraWhoseRhythmIsNotKnownMayTakeTenTimesAsLong() {
        assertThat(afterPicturesAt(0)).isEqualTo(Duration.ofSeconds(100));
        assertThat(afterPicturesAt(1, 2, 3, 999)).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void aFewPicturesTellTheRhythmOfAFastCamera() {
        assertThat(afterPicturesAt(0, 1, 2, 3, 4, 5)).isEqualTo(USUAL);
    }

    @Test
    void twoPicturesTellTheRhythmOfASlowCamera() {
        assertThat(afterPicturesAt(0, 1_000)).isEqualTo(USUAL);
        assertThat(afterPicturesAt(40_000)).isEqualTo(Duration.ofSeconds(200));
    }
}
