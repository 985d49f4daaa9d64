package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdsTest {

    private final EventIds ids = new EventIds();

    @Test
    void anIdLeadsBackToItsNumber() {
        Set<String> all = new HashSet<>();
        for (long number = 0; number < 1_000; number++) {
            String id = ids.of(number);
            all.add(id);
            assertThat(id).matches("[0-9a-f]{32}");
            assertThat(ids.number(id)).contains(number);
        }
        assertThat(all).hasSize(1_000);
    }

    @Test
    void theIdsOfAnotherRunAreNone() {
        assertThat(ids.number(new EventIds().of(7))).isEmpty();
        assertThat(new EventIds().of(7)).isNotEqualTo(ids.of(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "mfz3k1-7", "00000000000000000000000000000007", "0123456789ABCDEF0123456789ABCDEF"})
    void whatIsNoneIsNone(String text) {
        assertThat(ids.number(text)).isEmpty();
    }
}
