package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetweenPicturesTest {

    private int bad;
    private final BetweenPictures between =
            new BetweenPictures("multipart/x-mixed-replace; boundary=frame", () -> bad++);

    private void hear(String... lines) {
        for (String line : lines) {
            between.line(line);
        }
    }

    @Test
    void aPictureIsDueBehindTheEmptyLineAndNoMoreOnceSomethingElseHasCome() {
        hear("--frame", "Content-Length: 5", "no header");
        assertThat(between.isInBody()).isFalse();
        hear("");
        assertThat(between.isInBody()).isTrue();
        hear("text");
        assertThat(between.isInBody()).isFalse();
        hear("more text");
        assertThat(between.isInBody()).isFalse();
        hear("--frame", " ");
        assertThat(between.isInBody()).isTrue();
    }

    @Test
    void aLineThatIsTooLongForAHeaderIsContentOfABodyAlone() {
        hear("--frame");
        between.content();
        hear("");
        assertThat(between.isInBody()).isTrue();
        between.content();
        assertThat(between.isInBody()).isFalse();
        between.content();
        assertThat(between.isInBody()).isFalse();
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
        between.end();
        assertThat(bad).isEqualTo(parts);
        between.end();
        assertThat(bad).as("at its end once more").isEqualTo(parts);
    }

    @Test
    void aPictureThatHasEndedLeavesNothing() {
        hear("--frame", "X-Timestamp: 5", "");
        assertThat(between.headers().timestamp()).contains("5");
        between.begin();
        assertThat(between.headers().timestamp()).isEmpty();
        assertThat(between.isInBody()).isFalse();
        between.end();
        assertThat(bad).isZero();
        assertThat(between.hasParts()).isTrue();
    }

    @Test
    void aHeaderMayStandInTheBoundarysLine() {
        hear("--frameX-Timestamp: 5");
        assertThat(between.headers().timestamp()).contains("5");
        assertThat(between.headers().bytes()).isEqualTo("X-Timestamp: 5".length());
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
        assertThat(between.boundary()).hasToString("--other");
        assertThat(between.hasParts()).isTrue();
        assertThat(between.headers().contentLength(100)).isEqualTo(7);
        assertThat(between.headers().bytes()).isEqualTo("Content-Length: 7".length());
    }

    @Test
    void aLineOfThePictureBeforeIsNoBoundary() {
        hear("--other");
        between.begin();
        hear("Content-Length: 7");
        assertThat(between.boundary()).hasToString("--frame");
        assertThat(between.hasParts()).isFalse();
    }

    @Test
    void onceABoundaryWasSeenNoOtherIs() {
        hear("--frame", "A: b", "--other", "X: y");
        assertThat(between.boundary()).hasToString("--frame");
    }
}
