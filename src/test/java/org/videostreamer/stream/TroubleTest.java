package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.LogLines;

class TroubleTest {

    private long now = TimeUnit.HOURS.toNanos(1);
    private final Trouble trouble = new Trouble("test", () -> now);

    @Test
    void thereIsNoneAtFirst() {
        assertThat(trouble.reason()).isEmpty();
        assertThat(trouble.told()).isEmpty();
        assertThat(trouble.isPaused()).isFalse();
    }

    @Test
    void aBadPictureIsTriedAgainWithTheNextOne() {
        trouble.picture("it is damaged");
        assertThat(trouble.reason()).contains("it is damaged");
        assertThat(trouble.isPaused()).isFalse();
    }

    @Test
    void aFaultOfAnotherKindIsTriedAgainAfterAPause() {
        trouble.fault("no memory");
        assertThat(trouble.reason()).contains("no memory");
        assertThat(trouble.isPaused()).isTrue();
    }

    @Test
    void peopleAreToldOnlyWhenItLasts() {
        trouble.picture("it is damaged");
        assertThat(trouble.told()).isEmpty();
        trouble.tell();
        assertThat(trouble.told()).contains("it is damaged");
    }

    @Test
    void aPictureThatIsShownEndsIt() {
        trouble.picture("it is damaged");
        trouble.tell();
        trouble.over();
        assertThat(trouble.reason()).isEmpty();
        assertThat(trouble.told()).isEmpty();
    }

    @Test
    void pausesGrowToTenSecondsAndBeginAnewWhenAPictureIsShown() {
        for (long pause : new long[] {500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000}) {
            faultPausesFor(pause);
        }
        trouble.over();
        faultPausesFor(500);
    }

    private void faultPausesFor(long millis) {
        trouble.fault("no memory");
        pass(millis - 1);
        assertThat(trouble.isPaused()).isTrue();
        pass(1);
        assertThat(trouble.isPaused()).isFalse();
    }

    @Test
    void theLogHearsOfTheFirstAndThenOnceAMinuteHowManyThereWere() {
        try (LogLines log = new LogLines()) {
            trouble.picture("it is damaged");
            trouble.picture("it is damaged");
            pass(59_999);
            trouble.picture("it is damaged");
            assertThat(log.from(Level.WARN)).containsExactly("test: 1 pictures could not be shown: it is damaged");
            pass(1);
            trouble.picture("it is torn");
            assertThat(log.from(Level.WARN)).last().isEqualTo("test: 3 pictures could not be shown: it is torn");
        }
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
