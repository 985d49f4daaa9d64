package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryTest {

    private static final Boundary FRAME = Boundary.announcedBy("multipart/x-mixed-replace; boundary=frame");

    private static int find(Boundary boundary, String text, int start, int from, boolean atLineStart) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        return boundary.find(bytes, start, from, bytes.limit(), atLineStart);
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/x-mixed-replace; boundary=frame, --frame",
        "multipart/x-mixed-replace;BOUNDARY=\"--a b\"; charset=x, --a b",
        "multipart/x-mixed-replace; boundary=----x, --x",
        "multipart/x-mixed-replace; x=y; boundary = z;q, --z",
        "multipart/x-mixed-replace; boundary=, --",
        "multipart/x-mixed-replace; boundary=\"open, --open",
        "multipart/x-mixed-replace, --"
    })
    void isReadFromTheContentType(String type, String boundary) {
        assertThat(Boundary.announcedBy(type)).hasToString(boundary);
    }

    @ParameterizedTest
    @CsvSource({
        "--frame, --frame",
        "-----x--y, --x--y",
        "--frameContent-Type: image/jpeg, --frame",
        "--framecontent-length:5, --frame"
    })
    void isReadFromTheLineBeforeTheFirstHeader(String line, String boundary) {
        assertThat(Boundary.usedIn(line).orElseThrow()).hasToString(boundary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-frame", "--", "----", "-- frame", "--two words", "frame", "x--frame", "--Content-Type: x"})
    void isNotReadFromAnythingElse(String line) {
        assertThat(Boundary.usedIn(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", " ", "\t", "--\r\n", "-", "X-A: b", "Content-Type:", "azAZ09:"})
    void endsAtALineEndADashABlankOrAHeader(String behind) {
        assertThat(find(FRAME, "--frame" + behind, 0, 0, true)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s\r\n",
                "s",
                ":",
                "a b:",
                "/:",
                "@:",
                "[:",
                "`:",
                "{:",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: b",
                "=x:"
            })
    void endsAtNothingElse(String behind) {
        assertThat(find(FRAME, "--frame" + behind, 0, 0, true)).isEqualTo(Boundary.NONE);
    }

    @Test
    void isFoundAtItsFirstDash() {
        assertThat(find(FRAME, "ab\n------frame\r\n", 0, 0, true)).isEqualTo(3);
        assertThat(find(FRAME, "ab\n------frame\r\n", 5, 5, true)).isEqualTo(5);
        assertThat(find(FRAME, "ab------frame\r\n", 0, 0, false)).isEqualTo(2);
        assertThat(find(FRAME, "ab------frame\r\n", 0, 0, true)).isEqualTo(Boundary.NONE);
        assertThat(find(FRAME, "ab--frame\r\n--frame\n", 0, 0, true)).isEqualTo(11);
        assertThat(find(FRAME, "-frame\r\n", 0, 0, false)).isEqualTo(Boundary.NONE);
        assertThat(find(FRAME, "x-frame\r\n", 0, 0, false)).isEqualTo(Boundary.NONE);
    }

    @Test
    void isFoundWhereverItStands() {
        for (int before = 0; before < 40; before++) {
            String text = "-frm".repeat(10).substring(0, before) + "\n--frame\n";
            assertThat(find(FRAME, text, 0, 0, true)).as(text).isEqualTo(before + 1);
            assertThat(find(FRAME, text, 0, before + 1, true)).as(text).isEqualTo(before + 1);
            assertThat(find(FRAME, text, 0, before + 2, true)).as(text).isEqualTo(Boundary.NONE);
        }
    }

    @Test
    void oneThatIsNotAnnouncedIsNeverFound() {
        assertThat(find(Boundary.announcedBy(""), "--\n--\n--x\n", 0, 0, false)).isEqualTo(Boundary.NONE);
    }

    @Test
    void itsReachHoldsTheLongestThatMayBeUndecided() {
        String undecided = "--frame" + "a".repeat(39);
        assertThat(FRAME.reach()).isGreaterThanOrEqualTo(undecided.length());
        assertThat(find(FRAME, undecided + ":", 0, 0, true)).isZero();
    }

    @Test
    void tellsWhatStandsBehindIt() {
        for (String line : List.of("--frame--", "------frame--")) {
            assertThat(FRAME.behindIn(line)).isEqualTo("--");
        }
        assertThat(FRAME.behindIn("--frameX: y")).isEqualTo("X: y");
        assertThat(FRAME.behindIn("--frame")).isEmpty();
        assertThat(FRAME.behindIn("--")).isEmpty();
    }
}
