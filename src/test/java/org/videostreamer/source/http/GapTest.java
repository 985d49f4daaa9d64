package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapTest {

    private int bad;
    private final Gap gap = new Gap("multipart/x-mixed-replace; boundary=frame", () -> bad++);

    private void hear(String... lines) {
        for (String line : lines) {
            gap.line(line);
        }
    }

    @Test
    void aPictureIsDueBehindTheEmptyLineAndNoMoreOnceSomethingElseHasCome() {
        hear("--frame", "Content-Length: 5", "no header");
        assertThat(gap.isInBody()).isFalse();
        hear("");
        assertThat(gap.isInBody()).isTrue();
        hear("text");
        assertThat(gap.isInBody()).isFalse();
        hear("more text");
        assertThat(gap.isInBody()).isFalse();
        hear("--frame", " ");
        assertThat(gap.isInBody()).isTrue();
    }

    @Test
    void aLineThatIsTooLongForAHeaderIsContentOfABodyAlone() {
        hear("--frame");
        gap.content();
        hear("");
        assertThat(gap.isInBody()).isTrue();
        gap.content();
        assertThat(gap.isInBody()).isFalse();
        gap.content();
        assertThat(gap.isInBody()).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "--frame| |text,               1",
        "--frame|X: y,                 1",
        "--frame|X: y| |text,          1",
        "--frame,                      0",
        "--frame| | |--frame| ,        0",
        "--frame|junk,                 0",
        "--frame| |text|--frame| |x,   2",
        "--frame--|text| |text,        0",
        "text| |text,                  0",
    })
    void aPartWithContentOrHeadersAndNoPictureIsBad(String lines, int parts) {
        hear(lines.split("\\|"));
        gap.end();
        assertThat(bad).isEqualTo(parts);
        gap.end();
        assertThat(bad).as("at its end once more").isEqualTo(parts);
    }

    @Test
    void aPictureThatHasEndedLeavesNothing() {
        hear("--frame", "X-Timestamp: 5", "");
        assertThat(gap.headers().timestamp()).contains("5");
        gap.begin();
        assertThat(gap.headers().timestamp()).isEmpty();
        assertThat(gap.isInBody()).isFalse();
        gap.end();
        assertThat(bad).isZero();
        assertThat(gap.hasParts()).isTrue();
    }

    @Test
    void aHeaderMayStandInTheBoundarysLine() {
        hear("--frameX-Timestamp: 5");
        assertThat(gap.headers().timestamp()).contains("5");
        assertThat(gap.headers().bytes()).isEqualTo("X-Timestamp: 5".length());
    }

    @ParameterizedTest
    @CsvSource({
        "--other|Content-Length: 7",
        "--other| |Content-Length: 7",
        "junk|--other |Content-Length: 7",
        "--otherContent-Length: 7",
        "X: y|--otherContent-Length: 7",
    })
    void theBoundaryIsThatOfTheLineBeforeTheFirstHeader(String lines) {
        hear("");
        hear(lines.split("\\|"));
        assertThat(gap.boundary()).hasToString("--other");
        assertThat(gap.hasParts()).isTrue();
        assertThat(gap.headers().contentLength(100)).isEqualTo(7);
        assertThat(gap.headers().bytes()).isEqualTo("Content-Length: 7".length());
    }

    @Test
    void aLineOfThePictureBeforeIsNoBoundary() {
        hear("--other");
        gap.begin();
        hear("Content-Length: 7");
        assertThat(gap.boundary()).hasToString("--frame");
        assertThat(gap.hasParts()).isFalse();
    }

    @Test
    void onceABoundaryWasSeenNoOtherIs() {
        hear("--frame", "A: b", "--other", "X: y");
        assertThat(gap.boundary()).hasToString("--frame");
    }
}
