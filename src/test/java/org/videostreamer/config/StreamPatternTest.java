package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamPatternTest {

    @ParameterizedTest
    @CsvSource({
        "sample, sample, true",
        "sample, samples, false",
        "samples, sample, false",
        "*, anything, true",
        "*, '', true",
        "hall-*, hall-1, true",
        "hall-*, hall-, true",
        "hall-*, hall, false",
        "*-2, hall-1-2, true",
        "*-2, hall-2-1, false",
        "h*l*1, hall-1, true",
        "h?ll, hall, true",
        "h?ll, hll, false",
        "h?ll, haall, false",
        "*.a*b?c*, x.a1b2c3, true",
        "a.c, abc, false",
        "**, x, true"
    })
    void aStarIsAnyCharactersAndAQuestionMarkOne(String pattern, String name, boolean matches) {
        assertThat(StreamPattern.parse(pattern).orElseThrow().matches(name)).isEqualTo(matches);
    }

    @Test
    void manyStarsTakeNoTime() {
        assertThat(new StreamPattern("*a".repeat(32)).matches("b".repeat(10_000) + "a"))
                .isFalse();
    }

    @Test
    void everyRightIncludesSeeing() {
        Grant grant = new Grant(Set.of(Right.MEASURE), List.of(new StreamPattern("a*")));
        assertThat(grant.has(Right.VIEW, "ab")).isTrue();
        assertThat(grant.has(Right.MEASURE, "ab")).isTrue();
        assertThat(grant.has(Right.CONTROL, "ab")).isFalse();
        assertThat(grant.has(Right.VIEW, "b")).isFalse();
        assertThat(grant.hasForAll(Right.VIEW)).isFalse();
        assertThat(new Grant(Set.of(), grant.streams()).has(Right.VIEW, "ab")).isFalse();
    }
}
