package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollPaceTest {

    private static final long MS = 1_000_000;

    @ParameterizedTest(name = "{0} ms a picture: {1} ms after it, then every {2} ms")
    @CsvSource({"50, 25, 6.25", "1000, 50, 50", "100, 50, 12.5", "10, 5, 2", "1, 2, 2"})
    void followsTheCamera(long interval, double first, double then) {
        PollPace pace = new PollPace(0);
        long now = 0;
        for (int counter = 1; counter < 50; counter++) {
            now = counter * interval * MS;
            pace.changed(now, counter);
        }
        long next = now + interval * MS;

        assertThat(pace.changed(next, 50) - next).isEqualTo(Math.round(first * MS));
        assertThat(pace.unchanged(next)).isEqualTo(Math.round(then * MS));
    }

    @Test
    void countsPicturesThatItMissed() {
        PollPace pace = new PollPace(0);
        pace.changed(100 * MS, 10);
        assertThat(pace.changed(200 * MS, 15) - 200 * MS).isEqualTo(10 * MS);
    }

    @Test
    void aRewindTellsNothingOfTheInterval() {
        PollPace pace = new PollPace(0);
        pace.changed(100 * MS, 10);
        pace.changed(150 * MS, 11);
        assertThat(pace.changed(151 * MS, 0) - 151 * MS).isEqualTo(25 * MS);
    }

    @Test
    void asksASilentCameraLessOften() {
        PollPace pace = new PollPace(0);
        pace.changed(0, 1);
        pace.changed(10 * MS, 2);
        assertThat(pace.unchanged(20 * MS)).isEqualTo(2 * MS);
        assertThat(pace.unchanged(10_000 * MS)).isEqualTo(50 * MS);
    }
}
