package org.videostreamer.source.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2024-05-02T12:00:00Z, 11:59:59.123456, 2024-05-02T11:59:59.123456Z",
        "2024-05-02T00:00:01Z, 23:59:59.5,      2024-05-01T23:59:59.5Z",
        "2024-05-02T23:59:59Z, 00:00:01,        2024-05-03T00:00:01Z",
        "2024-05-02T01:00:00Z, 13:00:00,        2024-05-02T13:00:00Z",
        "2024-05-02T01:00:00Z, 13:00:00.000001, 2024-05-01T13:00:00.000001Z",
        "2024-05-02T13:00:00Z, 01:00:00,        2024-05-02T01:00:00Z",
        "2024-05-02T13:00:00Z, 00:59:59.999999, 2024-05-03T00:59:59.999999Z",
    })
    void takesTheNearestDay(ZonedDateTime now, String text, ZonedDateTime expected) {
        assertThat(ClockTime.nearest(text, now)).contains(expected);
    }

    @Test
    void anythingElseIsNoTime() {
        assertThat(ClockTime.nearest("noon", ZonedDateTime.now())).isEmpty();
    }
}
