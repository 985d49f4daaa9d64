package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraClockTest {

    private static final Instant START = Instant.parse("2026-05-04T12:00:00Z");

    private Instant now = START;
    private final CameraClock clock = new CameraClock(() -> now);

    private Instant pictureOf(String timestamp) {
        return clock.picture(Optional.of(timestamp)).source();
    }

    private static String seconds(Instant time) {
        return time.getEpochSecond() + ".250000";
    }

    @Test
    void aPictureWasTakenWhenTheCameraSaysSo() {
        assertThat(pictureOf(seconds(START.minusSeconds(3)))).isEqualTo(START.minusMillis(2_750));
        now = START.plusSeconds(60);
        assertThat(pictureOf(seconds(START.plusSeconds(59)))).isEqualTo(START.plusMillis(59_250));
    }

    @Test
    void aPictureOfACameraWithoutAClockWasTakenWhenItArrived() {
        assertThat(clock.picture(Optional.empty()).source()).isEqualTo(START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "NaN", "Infinity", "-Infinity", "1e300", "-1e300", "-3", "0", "1777896000000"})
    void nonsenseIsNotBelieved(String timestamp) {
        assertThat(pictureOf(timestamp)).isEqualTo(START);
    }

    @ParameterizedTest
    @CsvSource({"PT23H, true", "PT-23H, true", "PT24H, false", "PT-25H, false", "P3650D, false"})
    void aClockThatIsMoreThanADayOffIsNotBelieved(Duration off, boolean believed) {
        Instant told = START.plus(off);
        assertThat(pictureOf(seconds(told))).isEqualTo(believed ? told.plusMillis(250) : START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT11S", "PT-11S", "PT1H", "P3650D", "P-3650D"})
    void aClockThatLeapsInMidStreamMakesNoTimeLeap(Duration leap) {
        pictureOf(seconds(START.minusSeconds(1)));
        now = START.plusSeconds(2);
        assertThat(pictureOf(seconds(now.minusSeconds(1).plus(leap)))).isEqualTo(now.minusMillis(750));
        now = START.plusSeconds(3);
        assertThat(clock.picture(Optional.empty()).source()).isEqualTo(now.minusMillis(750));
        assertThat(pictureOf(seconds(now.minusSeconds(1))))
                .isAfter(now.minusMillis(750))
                .isBefore(now);
    }

    @Test
    void aClockThatWasNotBelievedAtFirstIsNotBelievedLater() {
        pictureOf("0");
        now = START.plusSeconds(1);
        assertThat(pictureOf(seconds(START.minusSeconds(600)))).isEqualTo(now);
    }

    @Test
    void aClockOfWholeSecondsIsFilledUpByOurs() {
        pictureOf("" + START.getEpochSecond());
        now = START.plusMillis(40);
        assertThat(pictureOf("" + START.getEpochSecond())).isEqualTo(START.plusMillis(40));
    }

    @Test
    void timeNeverGoesBack() {
        Instant first = pictureOf(seconds(START));
        Instant second = pictureOf(seconds(START.minusSeconds(5)));
        assertThat(second).isEqualTo(first.plusNanos(1_000));
    }

    @Test
    void aDayOffAndALeapOfTenSecondsAreBelievedYet() {
        Instant tomorrow = START.plus(Duration.ofDays(1));
        assertThat(pictureOf("" + tomorrow.getEpochSecond())).isEqualTo(tomorrow);
        Instant later = tomorrow.plusSeconds(10);
        assertThat(pictureOf("" + later.getEpochSecond())).isEqualTo(later);
    }
}
