package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.SamplePictures;
import org.videostreamer.testing.ScriptedCamera;
import org.videostreamer.testing.StreamBuilder;

/** One camera of deep samples, flat steps of them, that several look at. */
class SeveralWindowsTest {

    private static final int SIDE = 40;
    private static final int STEPS = 8;
    private static final Size SIZE = new Size(STEPS * SIDE, SIDE);

    private final AtomicReference<SampleType> type = new AtomicReference<>(SampleType.UINT16);

    private final String uri = ScriptedCamera.uri((sink, closed) -> {
        for (long number = 0; !closed.await(20, TimeUnit.MILLISECONDS); number++) {
            SampleType now = type.get();
            sink.deliver(Frame.ofPixels(
                    number,
                    FrameTimes.now(),
                    SamplePictures.of(sink.pool(), now, SIZE, (x, y) -> sample(now, (int) x / SIDE))));
        }
    });

    /** Small enough for all types. */
    private static int sample(SampleType type, int step) {
        return type.bytes() == 1 ? step * 15 : 1_000 + step * 500;
    }

    @Test
    void eachViewerSeesItsOwnWindowAndWhoAsksForNoneTheOneThatFollows() throws IOException {
        try (RunningApp app = app();
                MjpegClient one = new MjpegClient(app.port(), "/video/steps?window=1000,2000");
                MjpegClient other = new MjpegClient(app.port(), "/video/steps?window=0,8000&gamma=2");
                MjpegClient none = new MjpegClient(app.port(), "/video/steps")) {
            assertSteps(one, 1_000, 2_000, 1);
            assertSteps(other, 0, 8_000, 2);
            assertSteps(none, 1_000, 4_500, 1);
            assertSteps(one, 1_000, 2_000, 1);
        }
    }

    private static void assertSteps(MjpegClient viewer, double low, double high, double gamma) throws IOException {
        MjpegClient.Part part = viewer.next();
        while (part.headers().containsKey("x-no-signal")) {
            part = viewer.next();
        }
        Raster picture = ImageIO.read(new ByteArrayInputStream(part.jpeg())).getRaster();
        for (int step = 0; step < STEPS; step++) {
            int left = step * SIDE;
            int[] inside = IntStream.range(0, SIDE * SIDE / 4)
                    .map(i -> picture.getSample(left + SIDE / 4 + i % (SIDE / 2), SIDE / 4 + i / (SIDE / 2), 0))
                    .sorted()
                    .toArray();
            double place = Math.max(0, Math.min(1, (sample(SampleType.UINT16, step) - low) / (high - low)));
            int shade = (int) Math.round(255 * Math.pow(place, gamma));
            assertThat(inside[inside.length / 2]).as("step %s", step).isBetween(shade - 1, shade + 1);
        }
    }

    @Test
    void anotherTypeOfSamplesInMidStreamIsFollowedAndDropsNobody() throws IOException {
        try (RunningApp app = app();
                MjpegClient viewer = new MjpegClient(app.port(), "/video/steps")) {
            viewer.next();
            for (SampleType next : List.of(
                    SampleType.FLOAT32, SampleType.UINT8, SampleType.INT32, SampleType.UINT64, SampleType.INT16)) {
                type.set(next);
                await().until(
                                () -> json(app, "/api/streams/steps").getString("samples"),
                                next.name().toLowerCase(Locale.ROOT)::equals);
                assertThat(json(app, "/api/streams/steps/statistics").getString("type"))
                        .isEqualToIgnoringCase(next.name());
                long shown = json(app, "/api/streams/steps").getLong("frame");
                MjpegClient.Part part = viewer.next();
                while (part.number() <= shown) {
                    part = viewer.next();
                }
                Raster picture =
                        ImageIO.read(new ByteArrayInputStream(part.jpeg())).getRaster();
                int black = picture.getSample(SIDE / 2, SIDE / 2, 0);
                int white = picture.getSample(SIZE.width() - SIDE / 2, SIDE / 2, 0);
                // Bytes are shades already, the others are shown from the darkest to the brightest.
                assertThat(black).isLessThan(3);
                assertThat(white).isBetween(next == SampleType.UINT8 ? 104 : 252, next == SampleType.UINT8 ? 106 : 255);
            }
        }
    }

    private RunningApp app() {
        return new RunningApp(
                Cameras.together(StreamBuilder.of(uri).name("steps").build()));
    }

    private static JsonObject json(RunningApp app, String path) {
        return new JsonObject(new String(app.get(path).body(), StandardCharsets.UTF_8));
    }
}
