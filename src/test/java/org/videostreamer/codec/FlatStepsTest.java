package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private final PixelsPool pool = new PixelsPool();

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
        Frame frame = Frame.ofPixels(1, FrameTimes.now(), seen());
        EncodedFrame encoded = new EncoderFactory()
                .create(new Settings(Codec.MJPEG, 4, false), () -> 25)
                .encode(frame, true);
        byte[] file = new byte[encoded.picture().readableBytes()];
        encoded.picture().readBytes(file);
        Raster picture = ImageIO.read(new ByteArrayInputStream(file)).getRaster();
        assertThat(picture.getNumBands()).isEqualTo(1);
        assertSteps((x, y) -> picture.getSample(x, y, 0), 1);
    }

    private Pixels seen() {
        Frame camera = Frame.ofPixels(
                1,
                FrameTimes.now(),
                SamplePictures.of(pool, SampleType.UINT16, SIZE, (x, y) -> sample((int) x, (int) y)));
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
            int[] inside = IntStream.range(0, SIDE * SIDE / 4)
                    .map(i -> picture.applyAsInt(left + SIDE / 4 + i % (SIDE / 2), top + SIDE / 4 + i / (SIDE / 2)))
                    .sorted()
                    .toArray();
            int shade = Math.min(255, Math.round(255f * STEP * step / WIDTH));
            assertThat(inside[inside.length / 2]).as("step %s", step).isBetween(shade - most, shade + most);
        }
    }
}
