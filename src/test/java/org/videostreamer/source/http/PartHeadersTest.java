package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartHeadersTest {

    private final PartHeaders headers = new PartHeaders();

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 5, 5",
        "CONTENT-LENGTH:100, 100",
        "content-length :  7  , 7",
        "Content-Length: 101, 0",
        "Content-Length: 0, 0",
        "Content-Length: -5, 0",
        "Content-Length: 5x, 0",
        "Content-Length:, 0",
        "Content-Length 5, 0",
        "X-Content-Length: 5, 0",
        "Content-Length: 99999999999999999999, 0"
    })
    void tellsALengthThatMayBeTrue(String line, int length) {
        headers.add(line);
        assertThat(headers.contentLength(100)).isEqualTo(length);
    }

    @Test
    void tellsTheTimeAndForgetsItWithThePart() {
        headers.add("x-timestamp: 12:5 ");
        headers.add("Content-Length: 3");
        assertThat(headers.timestamp()).contains("12:5");
        headers.clear();
        assertThat(headers.timestamp()).isEmpty();
        assertThat(headers.contentLength(100)).isZero();
        assertThat(headers.bytes()).isZero();
    }

    @Test
    void theLastOfTwoCounts() {
        headers.add("Content-Length: 3");
        headers.add("Content-Length: 4");
        assertThat(headers.contentLength(100)).isEqualTo(4);
    }

    @Test
    void countsTheBytesOfHeadersAndOfNothingElse() {
        headers.add("A: b");
        headers.add("no header");
        headers.add("C:d");
        assertThat(headers.bytes()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A: b", "A:", "A :b", "X_y.z-1: \u00ff", "!~: x"})
    void aHeaderIsANameAndAColon(String line) {
        assertThat(PartHeaders.isHeader(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", ": b", "  : b", "a b: c", "HTTP/1.1 200 a:b", "\u007f: a", "\u00e9: a", " a: b"})
    void anythingElseIsNone(String line) {
        assertThat(PartHeaders.isHeader(line)).isFalse();
    }
}
