package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;

class ClipTimesTest {

    private final ClipTimes millis = new ClipTimes(1_000);

    @Test
    void beginAtZeroAndKeepTheGaps() {
        assertThat(millis.next(arrived(7_000_000))).isZero();
        assertThat(millis.next(arrived(7_040_000))).isEqualTo(40);
        assertThat(millis.next(arrived(9_040_000))).isEqualTo(2_040);
    }

    @Test
    void areToldInTheUnitThatIsAskedFor() {
        ClipTimes ticks = new ClipTimes(90_000);
        ticks.next(arrived(0));
        assertThat(ticks.next(arrived(500_000))).isEqualTo(45_000);
    }

    @Test
    void riseByOneWhereTheUnitIsTooCoarse() {
        assertThat(millis.next(arrived(0))).isZero();
        assertThat(millis.next(arrived(100))).isEqualTo(1);
        assertThat(millis.next(arrived(200))).isEqualTo(2);
        assertThat(millis.next(arrived(10_000))).isEqualTo(10);
    }

    @Test
    void aPictureThatWasShownAgainIsShownAgainThen() {
        EncodedFrame first = arrived(0);
        millis.next(first);
        long shown = first.times().arrivedMicros() + 500_000;
        assertThat(millis.next(first.withStamp(shown * 9 / 100))).isEqualTo(500);
    }

    @Test
    void aPictureWithoutATimeOnTheWireIsShownAgainAtOnce() {
        ClipTimes ticks = new ClipTimes(90_000);
        ticks.next(arrived(0));
        assertThat(ticks.next(arrived(0))).isEqualTo(1);
    }

    /** A picture that was taken and arrived so many microseconds after the first that there could be. */
    private static EncodedFrame arrived(long micros) {
        FrameTimes times = new FrameTimes(micros, TimeUnit.MICROSECONDS.toNanos(micros));
        return new EncodedFrame(Codec.MJPEG, true, 0, 0, times, new Size(8, 8), true, Unpooled.EMPTY_BUFFER, 0, 0);
    }
}
