package org.videostreamer.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.ColorMap;
import org.videostreamer.config.Tone;
import org.videostreamer.config.ToneWindow;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.measure.Span;
import org.videostreamer.testing.SamplePictures;

class AutoWindowsTest {

    private static final Tone AUTO = window(ToneWindow.Auto.USUAL);

    private final PixelsPool pool = new PixelsPool();
    private final AutoWindows windows = new AutoWindows();

    @Test
    void picturesOfEightBitsAreShownAsTheyAreUnlessAWindowIsAskedFor() {
        Frame frame = flat(SampleType.UINT8, 7, 0);
        assertThat(windows.of(frame, Tone.PLAIN)).isEqualTo(new Span(0, 255));
        assertThat(windows.of(frame, window(new ToneWindow.Fixed(5, 9)))).isEqualTo(new Span(5, 9));
        assertThat(windows.of(frame, AUTO)).isEqualTo(new Span(0, 7));
    }

    @Test
    void theFirstPictureIsShownAtItsPercentilesAtOnce() {
        Frame ramp = SamplePictures.frame(
                SamplePictures.of(pool, SampleType.UINT16, new Size(100, 100), (x, y) -> 1_000 + x), 1, 0);
        assertThat(windows.of(ramp, Tone.PLAIN)).isEqualTo(new Span(1_000, 1_099));
        assertThat(windows.of(ramp, window(new ToneWindow.Auto(10, 90)))).isEqualTo(new Span(1_009, 1_089));
    }

    @Test
    void itFollowsWithinAboutASecond() {
        windows.of(flat(SampleType.UINT16, 1_000, 0), AUTO);
        double high = 1_000;
        for (int i = 1; i <= 10; i++) {
            double next =
                    windows.of(flat(SampleType.UINT16, 2_000, 100 * i), AUTO).high();
            assertThat(next).isGreaterThan(high);
            high = next;
        }
        assertThat(high).isCloseTo(2_000, within(50.0));
    }

    @Test
    void noiseIsNotFollowed() {
        windows.of(flat(SampleType.UINT16, 1_000, 0), AUTO);
        assertThat(windows.of(flat(SampleType.UINT16, 1_010, 500), AUTO)).isEqualTo(new Span(0, 1_000));
        assertThat(windows.of(flat(SampleType.UINT16, 1_020, 1_000), AUTO)).isEqualTo(new Span(0, 1_000));
        assertThat(windows.of(flat(SampleType.UINT16, 1_021, 1_500), AUTO).high())
                .isGreaterThan(1_000);
    }

    @Test
    void aPauseIsOneOfTwoSeconds() {
        windows.of(flat(SampleType.UINT16, 1_000, 1_000), AUTO);
        assertThat(windows.of(flat(SampleType.UINT16, 50, 2_999), AUTO).high()).isBetween(50.5, 60.0);
        assertThat(windows.of(flat(SampleType.UINT16, 500, 4_999), AUTO).high()).isEqualTo(500);
    }

    @Test
    void allWhoAskForOnePictureGetOneWindowAndWhoIsLateGetsThatOfTheNewest() {
        Frame first = flat(SampleType.UINT16, 1_000, 0);
        Frame second = flat(SampleType.UINT16, 2_000, 100);
        windows.of(first, AUTO);
        Span newest = windows.of(second, AUTO);
        assertThat(windows.of(second, AUTO)).isEqualTo(newest);
        assertThat(windows.of(first, AUTO)).isEqualTo(newest);
    }

    @Test
    void afterAPauseAndWithSamplesOfAnotherTypeItIsThereAtOnce() {
        windows.of(flat(SampleType.UINT16, 1_000, 0), AUTO);
        assertThat(windows.of(flat(SampleType.UINT16, 50, 3_000), AUTO)).isEqualTo(new Span(0, 50));
        assertThat(windows.of(flat(SampleType.FLOAT32, 0.5, 3_040), AUTO)).isEqualTo(new Span(0, 0.5));
    }

    @Test
    void whereAllSamplesAreTheSameZeroIsBlackAndMoreIsWhite() {
        assertThat(windows.of(flat(SampleType.INT16, 0, 0), AUTO)).isEqualTo(new Span(0, 1));
        assertThat(windows.of(flat(SampleType.INT16, 65, 9_000), AUTO)).isEqualTo(new Span(0, 65));
        assertThat(windows.of(flat(SampleType.INT16, -65, 18_000), AUTO)).isEqualTo(new Span(-65, 0));
    }

    @Test
    void whereNoSampleIsANumberThereIsAWindowToo() {
        assertThat(windows.of(flat(SampleType.FLOAT32, Double.NaN, 0), AUTO)).isEqualTo(new Span(0, 1));
    }

    @Test
    void hotPixelsDoNotMatter() {
        Frame hot = SamplePictures.frame(
                SamplePictures.of(
                        pool,
                        SampleType.FLOAT32,
                        new Size(100, 100),
                        (x, y) -> x == 3 && y < 5 ? Double.POSITIVE_INFINITY : x == 4 && y < 5 ? 1e30 : x),
                1,
                0);
        assertThat(windows.of(hot, AUTO).high()).isEqualTo(99);
    }

    @Test
    void howeverManyAreAskedForFewAreKept() {
        Frame frame = flat(SampleType.UINT16, 100, 0);
        for (int i = 0; i < 1_000; i++) {
            windows.of(frame, window(new ToneWindow.Auto(0, 1 + i / 20.0)));
        }
        assertThat(windows.size()).isEqualTo(16);
    }

    private Frame flat(SampleType type, double sample, long millis) {
        return SamplePictures.frame(
                SamplePictures.of(pool, type, new Size(16, 16), (x, y) -> sample),
                millis,
                TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static Tone window(ToneWindow window) {
        return new Tone(Optional.of(window), 1, ColorMap.GRAY, false, false);
    }
}
