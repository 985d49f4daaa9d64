package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;

/** Which pictures are shown where fewer are wanted than come. */
class FramePaceTest {

    private static final Size SIZE = new Size(2, 2);

    private final PixelsPool pool = new PixelsPool(new Limits());

    @AfterEach
    void nothingIsOwed() {
        assertThat(pool.lent()).isZero();
        pool.close();
    }

    @Test
    void aRenditionThatMayShowAllShowsAll() {
        assertThat(shown(0, 40, 10)).containsExactly(0L, 40L, 80L, 120L, 160L, 200L, 240L, 280L, 320L, 360L);
    }

    @Test
    void onlyWhereFewerAreWantedMayAPictureBeHeldBack() {
        assertThat(new FramePace(0).isLimited()).isFalse();
        assertThat(new FramePace(1_000).isLimited()).isTrue();
    }

    @Test
    void aPictureMayComeAnEighthOfTheIntervalTooSoon() {
        FramePace pace = new FramePace(12.5);
        assertThat(show(pace, 0, true)).hasValue(0L);
        assertThat(show(pace, 69, true)).isEmpty();
        assertThat(show(pace, 70, true)).hasValue(70L);
        pace.close();
    }

    @Test
    void behindAPictureThatIsAWholeIntervalLateTheRhythmBeginsAnew() {
        FramePace pace = new FramePace(12.5);
        assertThat(show(pace, 0, true)).hasValue(0L);
        assertThat(show(pace, 160, true)).hasValue(160L);
        assertThat(show(pace, 200, true)).isEmpty();
        assertThat(show(pace, 240, true)).hasValue(240L);
        assertThat(show(pace, 399, true)).hasValue(399L);
        assertThat(show(pace, 400, true)).hasValue(400L);
        pace.close();
    }

    @Test
    void everySecondPictureIsShownWhereHalfOfThemAreWanted() {
        assertThat(shown(12.5, 40, 10)).containsExactly(0L, 80L, 160L, 240L, 320L);
    }

    @Test
    void picturesAreEvenlySpreadWhereTheRatesDoNotDivide() {
        List<Long> times = shown(10, 40, 250);
        assertThat(times).hasSizeBetween(100, 101);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isBetween(80L, 120L);
        }
    }

    @Test
    void aCameraThatIsAsSlowAsWantedLosesNothingByItsUnevenness() {
        FramePace pace = new FramePace(10);
        int shown = 0;
        for (int i = 0; i < 100; i++) {
            shown += show(pace, 100 * i + (i % 2 == 0 ? 0 : 10), true).isPresent() ? 1 : 0;
        }
        pace.close();
        assertThat(shown).isEqualTo(100);
        assertThat(pace.dropped()).isZero();
    }

    @Test
    void theLastPictureOfACameraThatStopsIsShown() {
        FramePace pace = new FramePace(10);
        assertThat(show(pace, 0, true)).hasValue(0L);
        assertThat(show(pace, 40, true)).isEmpty();
        assertThat(show(pace, 80, true)).isEmpty();
        assertThat(pace.untilDue(millis(90))).isEqualTo(61);
        assertThat(pace.next(Optional.empty(), millis(149))).isEmpty();
        Optional<Frame> last = pace.next(Optional.empty(), millis(150));
        assertThat(last.map(frame -> frame.times().arrivedNanos())).hasValue(millis(80));
        last.ifPresent(Frame::release);
        assertThat(pace.dropped()).isOne();
        assertThat(pace.untilDue(millis(150))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatTellsOfAMissingPictureIsShownAtOnce() {
        FramePace pace = new FramePace(1);
        assertThat(show(pace, 0, true)).hasValue(0L);
        assertThat(show(pace, 50, false)).hasValue(50L);
    }

    @Test
    void aPictureThatWaitsIsLetGoAtTheEnd() {
        FramePace pace = new FramePace(1);
        assertThat(show(pace, 0, true)).hasValue(0L);
        assertThat(show(pace, 50, true)).isEmpty();
        pace.close();
    }

    private List<Long> shown(double fps, long interval, int count) {
        FramePace pace = new FramePace(fps);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            show(pace, interval * i, true).ifPresent(times::add);
        }
        pace.close();
        return times;
    }

    /** When the picture came that is shown as another comes, if one is. */
    private Optional<Long> show(FramePace pace, long at, boolean signal) {
        FrameTimes times = new FrameTimes(0, millis(at));
        var pixels = pool.make(PixelFormat.GRAY8, SIZE, all -> {});
        Frame frame = signal ? Frame.ofPixels(0, times, pixels) : Frame.ofNoSignal(0, times, pixels);
        Optional<Frame> next = pace.next(Optional.of(frame), millis(at));
        next.ifPresent(Frame::release);
        return next.map(shown -> TimeUnit.NANOSECONDS.toMillis(shown.times().arrivedNanos()));
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
