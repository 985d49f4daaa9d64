package org.videostreamer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    @Test
    void isAsWideAsItsEndsAreApart() {
        assertThat(new Span(-5, 20).width()).isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource({
        "0,                4095, '0,4095'",
        "-5,               0.5,  '-5,0.5'",
        "9007199254740991, 1e16, '9007199254740991,1.0E16'",
        "-9007199254740991, 9007199254740992, '-9007199254740991,9.007199254740992E15'",
    })
    void isWrittenInWholeNumbersWhereItsEndsAreSuch(double low, double high, String text) {
        assertThat(new Span(low, high)).hasToString(text);
    }
}
