package org.videostreamer.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a soak has failed. */
class FlatnessTest {

    private static Sample sample(double heap, int threads) {
        return new Sample(0, 300, heap, 50, 10, threads, 40);
    }

    private static List<Sample> threads(int... counts) {
        return IntStream.of(counts).mapToObj(count -> sample(30, count)).toList();
    }

    @Test
    void whatTheProgramGrowsToInTheFirstThirdIsNotLookedAt() {
        assertThat(Flatness.THREADS.judge(threads(10, 60, 62)).flat()).isTrue();
    }

    @Test
    void theLastThirdIsComparedWithTheMiddleThird() {
        Flatness.Found found = Flatness.THREADS.judge(threads(60, 60, 60, 61, 68, 66));
        assertThat(found.thirds()).containsExactly(60.0, 60.5, 67.0);
        assertThat(found.flat()).isFalse();
        assertThat(found)
                .hasToString("threads: 67.0 in the last third, after 60.5 in the middle third; the bound is 64.5");
    }

    @Test
    void memoryMayGrowByAShareAndAFixedPart() {
        List<Sample> within = List.of(sample(30, 1), sample(40, 1), sample(50, 1));
        List<Sample> beyond = List.of(sample(30, 1), sample(40, 1), sample(50.1, 1));
        assertThat(Flatness.HEAP.judge(within).flat()).isTrue();
        assertThat(Flatness.HEAP.judge(beyond).flat()).isFalse();
        assertThat(Flatness.HEAP.rule()).isEqualTo("+ 10 % + 6");
    }

    @Test
    void allThatIsWrongIsToldAndAGapIsNot() {
        SoakResult result = new SoakResult(
                List.of(),
                threads(10, 10, 20),
                List.of(Map.of("MJPEG", 100.0), Map.of("MJPEG", 900.0), Map.of("MJPEG", 50.0)),
                Map.of(),
                List.of("http-0: failed"),
                List.of("12:00 ERROR x"),
                false);
        assertThat(result.failures())
                .containsExactly(
                        "the program has ended",
                        "did not come back: http-0: failed",
                        "in the log: 12:00 ERROR x",
                        "not flat: threads: 20.0 in the last third, after 10.0 in the middle third; the bound is 14.0");
        assertThat(result.longestGap()).isEqualTo(900);
        assertThat(result.longestGaps(2, 3)).containsEntry("MJPEG", 50.0);
    }
}
