package org.videostreamer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.config.ColorMap;
import org.videostreamer.config.Tone;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.measure.Span;
import org.videostreamer.testing.Pictures;
import org.videostreamer.testing.SamplePictures;

class ToningTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void nothingIsOwed() {
        assertThat(pool.lent()).isZero();
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void theWindowGoesFromBlackToWhiteInEveryType(SampleType type) {
        double low = type.isSigned() ? -50 : 10;
        int[] shades =
                shades(type, new Span(low, low + 51), low - 10, low, low + 1, low + 26, low + 50, low + 51, low + 60);
        assertThat(shades).containsExactly(0, 0, 5, 130, 250, 255, 255);
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"UINT16", "INT16", "UINT32", "INT32", "FLOAT32", "FLOAT64"})
    void aWideWindowIsAsExactAsItCanBe(SampleType type) {
        double[] samples =
                IntStream.rangeClosed(0, 3_000).mapToDouble(i -> i * 10).toArray();
        int[] exact = IntStream.rangeClosed(0, 3_000)
                .map(i -> (int) Math.round(Math.min(255, i * 10 * 255.0 / 25_500)))
                .toArray();
        int[] shades = shades(type, new Span(0, 25_500), samples);
        assertThat(IntStream.range(0, shades.length)
                        .map(i -> Math.abs(shades[i] - exact[i]))
                        // Just between two shades either may be shown.
                        .filter(off -> off > 0)
                        .max()
                        .orElse(0))
                .isLessThanOrEqualTo(1);
        assertThat(shades[100]).isEqualTo(10);
        assertThat(shades[2_550]).isEqualTo(255);
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"INT32", "UINT32", "INT64", "UINT64", "FLOAT64"})
    void aNarrowWindowFarFromZeroIsExact(SampleType type) {
        double far = 0x1p30 + 1;
        assertThat(shades(type, new Span(far, far + 5), far - 1, far, far + 1, far + 2, far + 5, far + 6))
                .containsExactly(0, 0, 51, 102, 255, 255);
    }

    @Test
    void aNarrowWindowOfFloatsIsExact() {
        assertThat(shades(SampleType.FLOAT32, new Span(1_000_000, 1_000_001), 1_000_000.25, 1_000_000.5, 1_000_000.75))
                .containsExactly(64, 128, 191);
        assertThat(shades(SampleType.UINT16, new Span(2.9995, 3.0005), 2, 3, 4)).containsExactly(0, 128, 255);
        assertThat(shades(SampleType.INT16, new Span(-3.0005, -2.9995), -4, -3, -2))
                .containsExactly(0, 128, 255);
    }

    @Test
    void hotPixelsAndInfiniteOnesAreWhite() {
        double[] samples = {1e30, INFINITE, Float.MAX_VALUE, -1e30, -INFINITE, 1};
        assertThat(shades(SampleType.FLOAT32, new Span(0, 1), samples)).containsExactly(255, 255, 255, 0, 0, 255);
        assertThat(shades(SampleType.FLOAT64, new Span(0, 1), samples)).containsExactly(255, 255, 255, 0, 0, 255);
        assertThat(shades(SampleType.INT32, new Span(0, 1), Integer.MAX_VALUE, Integer.MIN_VALUE))
                .containsExactly(255, 0);
        assertThat(shades(SampleType.UINT64, new Span(0, 1), 0x1p63, 0)).containsExactly(255, 0);
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void aWindowFarFromAllSamplesShowsThemAllBlackOrAllWhite(SampleType type) {
        Tone inverted = new Tone(Optional.empty(), 1, ColorMap.GRAY, true, false);
        Tone bent = new Tone(Optional.empty(), 0.5, ColorMap.GRAY, false, false);
        for (double far : new double[] {1e9, 1e12, 1e15, 1e30, 1e300}) {
            Span above = new Span(far, far + far * 1e-8);
            Span below = new Span(-far - far * 1e-8, -far);
            assertThat(shades(type, above, 0, 1, 100)).as("%s", above).containsOnly(0);
            assertThat(shades(type, below, 0, 1, 100)).as("%s", below).containsOnly(255);
            for (Tone tone : new Tone[] {inverted, bent}) {
                int white = tone.invert() ? 0 : 255;
                assertThat(gray(toned(tone, type, above, INFINITE, 0, 1, 100)))
                        .as("%s%s", above, tone)
                        .containsOnly(255 - white);
                assertThat(gray(toned(tone, type, below, INFINITE, 0, 1, 100)))
                        .as("%s%s", below, tone)
                        .containsOnly(white);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void theNarrowestAndTheWidestWindowsAreWindows(SampleType type) {
        for (double narrow : new double[] {1e-20, 1e-33, 1e-38, 1e-40, 1e-320}) {
            assertThat(shades(type, new Span(0, narrow), 0, 1, 100))
                    .as("0 to %s", narrow)
                    .containsExactly(0, 255, 255);
        }
        for (double wide : new double[] {1e10, 1e37, 1e39, 1e45, 6e307}) {
            assertThat(shades(type, new Span(0, wide), 0, 1, 100))
                    .as("0 to %s", wide)
                    .containsExactly(0, 0, 0);
            assertThat(shades(type, new Span(-wide, 1.5 * wide), 0, 1, 100))
                    .as("around 0 by %s", wide)
                    .containsOnly(102);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"FLOAT32", "FLOAT64"})
    void whatIsInfiniteIsBeyondTheWidestWindow(SampleType type) {
        for (double wide : new double[] {1e30, 1e38, 1e39, 1e45, 8e307}) {
            assertThat(shades(type, new Span(-wide, wide), INFINITE, -INFINITE))
                    .as("around 0 by %s", wide)
                    .containsExactly(255, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"FLOAT32", "FLOAT64"})
    void whatIsNoNumberHasItsOwnColour(SampleType type) {
        Pixels seen = toned(Tone.PLAIN, type, new Span(0, 1), INFINITE, Double.NaN, 1, 0);
        assertThat(seen.format()).isEqualTo(PixelFormat.BGR24);
        assertThat(colour(seen, 0)).containsExactly(Toning.MISSING);
        assertThat(colour(seen, 1)).containsExactly(255, 255, 255);
        assertThat(colour(seen, 2)).containsExactly(0, 0, 0);
        seen.release();
    }

    @Test
    void aHotPixelStaysWhiteAndSpoilsNoneBesideItWhenThePictureIsMadeSmaller() {
        Pixels samples = SamplePictures.of(
                pool, SampleType.FLOAT32, new Size(30, 30), (x, y) -> x == 15 && y == 15 ? INFINITE : 0);
        Pixels seen =
                new Toning(Tone.PLAIN).of(samples, Region.all(samples.size()), new Size(20, 20), new Span(0, 1), 9);
        samples.release();
        assertThat(seen.format()).isEqualTo(PixelFormat.GRAY8);
        int[] shades = IntStream.range(0, 400).map(i -> Pictures.at(seen, i)).toArray();
        assertThat(IntStream.of(shades).max().orElseThrow()).isGreaterThan(100);
        assertThat(IntStream.of(shades).filter(shade -> shade > 0).count()).isLessThanOrEqualTo(4);
        seen.release();
    }

    @Test
    void gammaBendsTheShadesBetween() {
        Tone brighter = new Tone(Optional.empty(), 0.5, ColorMap.GRAY, false, false);
        for (SampleType type : SampleType.values()) {
            assertThat(gray(toned(brighter, type, new Span(0, 100), 100, 0, 25, 100)))
                    .containsExactly(0, 128, 255);
        }
        assertThat(gray(toned(brighter, SampleType.UINT16, new Span(0, 40_000), 100, 0, 10_000, 40_000, 50_000)))
                .containsExactly(0, 128, 255, 255);
        assertThat(gray(toned(brighter, SampleType.INT16, new Span(-20_000, 20_000), 100, -30_000, -10_000, 20_000)))
                .containsExactly(0, 128, 255);
    }

    @Test
    void invertedIsWhiteForBlack() {
        Tone inverted = new Tone(Optional.empty(), 1, ColorMap.GRAY, true, false);
        for (SampleType type : SampleType.values()) {
            assertThat(gray(toned(inverted, type, new Span(0, 51), 100, 0, 1, 51, 60)))
                    .containsExactly(255, 250, 0, 0);
        }
        assertThat(gray(toned(inverted, SampleType.UINT16, new Span(0, 51_000), 100, 0, 1_000, 51_000, 60_000)))
                .containsExactly(255, 250, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(value = ColorMap.class, mode = EnumSource.Mode.EXCLUDE, names = "GRAY")
    void everyColourMapGoesFromDarkToAnotherColourAndHasNoneOfTheMarks(ColorMap map) {
        Tone tone = new Tone(Optional.empty(), 1, map, false, false);
        double[] all = IntStream.range(0, 256).mapToDouble(i -> i).toArray();
        Pixels seen = toned(tone, SampleType.UINT16, new Span(0, 255), INFINITE, all);
        assertThat(seen.format()).isEqualTo(PixelFormat.BGR24);
        assertThat(IntStream.range(0, 256).mapToObj(i -> colour(seen, i)).distinct())
                .hasSizeGreaterThan(200)
                .doesNotContain(Toning.MISSING, Toning.SATURATED);
        seen.release();
    }

    /** The values that matplotlib has at both ends. */
    @Test
    void viridisIsThatOfMatplotlib() {
        Tone tone = new Tone(Optional.empty(), 1, ColorMap.VIRIDIS, false, false);
        Pixels seen = toned(tone, SampleType.UINT8, new Span(0, 255), INFINITE, 0, 255);
        assertThat(colour(seen, 0)).containsExactly(84, 1, 68);
        assertThat(colour(seen, 1)).containsExactly(37, 231, 253);
        seen.release();
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void saturatedSamplesAreMarked(SampleType type) {
        Tone tone = new Tone(Optional.empty(), 1, ColorMap.GRAY, false, true);
        Pixels seen = toned(tone, type, new Span(0, 127), 100, 99, 100, 127);
        assertThat(colour(seen, 0)).containsExactly(199, 199, 199);
        assertThat(colour(seen, 1)).containsExactly(Toning.SATURATED);
        assertThat(colour(seen, 2)).containsExactly(Toning.SATURATED);
        seen.release();
    }

    @Test
    void aMarkIsSeenAlsoWhereThePictureIsMadeSmaller() {
        Tone tone = new Tone(Optional.empty(), 1, ColorMap.GRAY, false, true);
        Pixels samples =
                SamplePictures.of(pool, SampleType.UINT16, new Size(40, 40), (x, y) -> x == 21 && y == 22 ? 4_095 : 0);
        Pixels seen =
                new Toning(tone).of(samples, Region.all(samples.size()), new Size(10, 10), new Span(0, 4_095), 4_095);
        samples.release();
        assertThat(colour(seen, 5 * 10 + 5)).containsExactly(Toning.SATURATED);
        assertThat(colour(seen, 0)).containsExactly(0, 0, 0);
        seen.release();
    }

    @Test
    void coloursHaveAWindowTooAndBecomeShadesForAColourMap() {
        Pixels colour = pool.make(
                PixelFormat.BGR24, new Size(2, 1), out -> out.bytes().put(new byte[] {0, 50, 100, (byte) 255, 0, 0}));
        Tone marked = new Tone(Optional.empty(), 1, ColorMap.GRAY, false, true);
        Pixels seen = new Toning(marked).of(colour, Region.all(colour.size()), colour.size(), new Span(0, 100), 255);
        assertThat(colour(seen, 0)).containsExactly(0, 128, 255);
        assertThat(colour(seen, 1)).containsExactly(Toning.SATURATED);
        seen.release();
        Tone hot = new Tone(Optional.empty(), 1, ColorMap.HOT, false, false);
        Pixels mapped = new Toning(hot).of(colour, Region.all(colour.size()), colour.size(), new Span(0, 255), 255);
        assertThat(mapped.format()).isEqualTo(PixelFormat.BGR24);
        mapped.release();
        colour.release();
    }

    @Test
    void aPartIsShownInItsSize() {
        Pixels samples = SamplePictures.of(pool, SampleType.INT32, new Size(20, 10), (x, y) -> x + 20 * y);
        Pixels seen = new Toning(Tone.PLAIN)
                .of(samples, new Region(5, 4, new Size(3, 2)), new Size(3, 2), new Span(0, 255), INFINITE);
        samples.release();
        assertThat(gray(seen)).containsExactly(85, 86, 87, 105, 106, 107);
    }

    /** Those of few pixels are made another way than those of many, of which a table is made; none may see which. */
    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"UINT16", "INT16", "INT32", "FLOAT32", "FLOAT64"})
    void aLargePictureHasTheColoursOfItsParts(SampleType type) {
        Pixels samples = SamplePictures.of(pool, type, new Size(301, 301), (x, y) -> x * 100 + y - 50);
        for (Tone tone : new Tone[] {
            new Tone(Optional.empty(), 1, ColorMap.VIRIDIS, false, false),
            new Tone(Optional.empty(), 0.5, ColorMap.JET, true, false)
        }) {
            Toning toning = new Toning(tone);
            for (Span window :
                    new Span[] {new Span(0, 25_000), new Span(100, 900), new Span(0, 25_000), new Span(0, 65_535)}) {
                assertThat(bytes(toning, samples, new Region(0, 0, new Size(301, 301)), window))
                        .as("%s%s", window, tone)
                        .isEqualTo(together(
                                bytes(toning, samples, new Region(0, 0, new Size(301, 150)), window),
                                bytes(toning, samples, new Region(0, 150, new Size(301, 151)), window)));
            }
        }
        samples.release();
    }

    /** Floats are worked on in strips, of which the last is lower, and of which some have what is no number. */
    @Test
    void aLargePictureOfFloatsIsSeenAsItsPartsAre() {
        Size size = new Size(500, 400);
        for (int missing : new int[] {-1, 0, 200, 399}) {
            Pixels samples = SamplePictures.of(
                    pool, SampleType.FLOAT32, size, (x, y) -> x == 3 && y == missing ? Double.NaN : x * y / 7 - 20);
            Toning toning = new Toning(Tone.PLAIN);
            Span window = new Span(0, 10_000);
            Pixels seen = toning.of(samples, Region.all(size), size, window, INFINITE);
            assertThat(seen.format()).isEqualTo(missing < 0 ? PixelFormat.GRAY8 : PixelFormat.BGR24);
            int components = missing < 0 ? 1 : 3;
            byte[] row = bytes(toning, samples, new Region(0, 399, new Size(500, 1)), window);
            int each = row.length / 500;
            for (int x = 0; x < 500; x++) {
                assertThat(seen.bytes().get((399 * 500 + x) * components))
                        .as("column %d", x)
                        .isEqualTo(row[x * each]);
            }
            if (missing >= 0) {
                assertThat(colour(seen, missing * 500 + 3)).containsExactly(Toning.MISSING);
                assertThat(colour(seen, missing * 500 + 2)).isNotEqualTo(Toning.MISSING);
            }
            seen.release();
            samples.release();
        }
    }

    private static byte[] bytes(Toning toning, Pixels samples, Region part, Span window) {
        Pixels seen = toning.of(samples, part, part.size(), window, INFINITE);
        byte[] bytes = new byte[seen.bytes().remaining()];
        seen.bytes().get(bytes);
        seen.release();
        return bytes;
    }

    private static byte[] together(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private int[] shades(SampleType type, Span window, double... samples) {
        return gray(toned(Tone.PLAIN, type, window, INFINITE, samples));
    }

    private Pixels toned(Tone tone, SampleType type, Span window, double top, double... samples) {
        Pixels row = SamplePictures.row(pool, type, samples);
        try {
            return new Toning(tone).of(row, Region.all(row.size()), row.size(), window, top);
        } finally {
            row.release();
        }
    }

    private static int[] gray(Pixels seen) {
        assertThat(seen.format()).isEqualTo(PixelFormat.GRAY8);
        int[] shades = IntStream.range(0, (int) seen.size().area())
                .map(i -> Pictures.at(seen, i))
                .toArray();
        seen.release();
        return shades;
    }

    private static int[] colour(Pixels seen, int pixel) {
        return IntStream.range(0, 3).map(i -> Pictures.at(seen, 3 * pixel + i)).toArray();
    }
}
