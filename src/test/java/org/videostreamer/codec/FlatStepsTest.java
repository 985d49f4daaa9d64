package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.codec.EncoderFactory.Settings;
import org.videostreamer.config.ColorMap;
import org.videostreamer.config.Tone;
import org.videostreamer.config.ToneWindow;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.frame.Turn;
import org.videostreamer.picture.View;
import org.videostreamer.picture.Viewing;
import org.videostreamer.testing.SamplePictures;

/** Flat steps of samples of 16 bits come back as the shades of their window, by the median inside each. */
class FlatStepsTest {

    private static final int SIDE = 40;
    private static final int ACROSS = 8;
    private static final Size SIZE = new Size(ACROSS * SIDE, 4 * SIDE);
    private static final int LOW = 1_000;
    private static final int STEP = 100;
    private static final int WIDTH = 3_000;

    private static final int HOT = 60_000;

    private final PixelsPool pool = new PixelsPool();

    /** What a pixel has. */
    private interface IntToSample {
        double at(int x, int y);
    }

    @ParameterizedTest
    @CsvSource({"MPEG1, 2", "VP8, 4", "H264, 2"})
    void throughVideo(Codec codec, int most) {
        try (Recording recording = new Recording(codec, 4, OptionalInt.empty())) {
            for (int i = 0; i < 10; i++) {
                recording.encode(seen(), i == 0);
            }
            byte[] picture = recording.lastDecoded(SIZE);
            assertSteps((x, y) -> picture[3 * (y * SIZE.width() + x)] & 0xFF, most);
        }
    }

    @Test
    void throughJpeg() throws IOException {
        Raster picture = jpeg(seen());
        assertThat(picture.getNumBands()).isEqualTo(1);
        assertSteps((x, y) -> picture.getSample(x, y, 0), 1);
    }

    private static Raster jpeg(Pixels seen) throws IOException {
        Frame frame = Frame.ofPixels(1, FrameTimes.now(), seen);
        EncodedFrame encoded = new EncoderFactory()
                .create(new Settings(Codec.MJPEG, 4, false), () -> 25)
                .encode(frame, true);
        byte[] file = new byte[encoded.picture().readableBytes()];
        encoded.picture().readBytes(file);
        return ImageIO.read(new ByteArrayInputStream(file)).getRaster();
    }

    /** Areas of what is far above the window, beside black ones of what is far below it. */
    @ParameterizedTest
    @CsvSource({"MPEG1, FLOAT32", "VP8, FLOAT32", "H264, FLOAT32", "H264, FLOAT64", "VP8, UINT16", "MPEG1, INT32"})
    void whatIsAboveTheWindowIsWhiteThroughVideo(Codec codec, SampleType type) {
        try (Recording recording = new Recording(codec, 4, OptionalInt.empty())) {
            for (int i = 0; i < 5; i++) {
                recording.encode(extremes(type), i == 0);
            }
            byte[] picture = recording.lastDecoded(SIZE);
            assertExtremes((x, y) -> picture[3 * (y * SIZE.width() + x)] & 0xFF);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64", "UINT16", "INT32", "UINT64"})
    void whatIsAboveTheWindowIsWhiteThroughJpeg(SampleType type) throws IOException {
        Raster picture = jpeg(extremes(type));
        assertExtremes((x, y) -> picture.getSample(x, y, 0));
    }

    private Pixels extremes(SampleType type) {
        double[] values = type.isFloat()
                ? new double[] {
                    Double.POSITIVE_INFINITY, -1e30, 1e30, Double.NEGATIVE_INFINITY, Float.MAX_VALUE, LOW, HOT, LOW
                }
                : new double[] {type.highest(), type.lowest(), type.highest() - 1, LOW, HOT, LOW, HOT, LOW};
        return seen(type, (x, y) -> values[(x / SIDE + y / SIDE) % ACROSS]);
    }

    private static void assertExtremes(IntBinaryOperator picture) {
        for (int step = 0; step < ACROSS * 4; step++) {
            int across = step % ACROSS;
            int down = step / ACROSS;
            int shade = (across + down) % 2 == 0 ? 255 : 0;
            assertThat(median(picture, across * SIDE, down * SIDE))
                    .as("step %s", step)
                    .isBetween(shade - 4, shade + 4);
        }
    }

    private static int median(IntBinaryOperator picture, int left, int top) {
        int[] inside = IntStream.range(0, SIDE * SIDE / 4)
                .map(i -> picture.applyAsInt(left + SIDE / 4 + i % (SIDE / 2), top + SIDE / 4 + i / (SIDE / 2)))
                .sorted()
                .toArray();
        return inside[inside.length / 2];
    }

    /** A single one is small for what codecs keep, but stays the brightest of all around it. */
    @Test
    void aSingleHotPixelIsBrightThroughEveryFormat() throws IOException {
        Pixels one = seen(SampleType.FLOAT32, (x, y) -> x == 100 && y == 60 ? Double.POSITIVE_INFINITY : LOW);
        Raster picture = jpeg(one.retain());
        assertThat(picture.getSample(100, 60, 0)).isGreaterThan(100);
        for (Codec codec : List.of(Codec.MPEG1, Codec.VP8, Codec.H264)) {
            try (Recording recording = new Recording(codec, 4, OptionalInt.empty())) {
                recording.encode(one.retain(), true);
                byte[] decoded = recording.lastDecoded(SIZE);
                assertThat(decoded[3 * (60 * SIZE.width() + 100)] & 0xFF).isGreaterThan(100);
            }
        }
        one.release();
    }

    private Pixels seen() {
        return seen(SampleType.UINT16, FlatStepsTest::sample);
    }

    private Pixels seen(SampleType type, IntToSample sample) {
        Frame camera = Frame.ofPixels(
                1, FrameTimes.now(), SamplePictures.of(pool, type, SIZE, (x, y) -> sample.at((int) x, (int) y)));
        Tone tone = new Tone(Optional.of(new ToneWindow.Fixed(LOW, LOW + WIDTH)), 1, ColorMap.GRAY, false, false);
        Frame view = new Viewing(new View(new Size(0, 0), Optional.empty(), Turn.NONE, tone)).of(camera);
        return view.pixels().retain();
    }

    private static int sample(int x, int y) {
        return LOW + STEP * (x / SIDE + ACROSS * (y / SIDE));
    }

    private static void assertSteps(IntBinaryOperator picture, int most) {
        for (int step = 0; step < ACROSS * 4; step++) {
            int left = step % ACROSS * SIDE;
            int top = step / ACROSS * SIDE;
            int shade = Math.min(255, Math.round(255f * STEP * step / WIDTH));
            assertThat(median(picture, left, top)).as("step %s", step).isBetween(shade - most, shade + most);
        }
    }
}
