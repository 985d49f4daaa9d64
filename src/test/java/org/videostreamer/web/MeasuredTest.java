package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.Calibration;
import org.videostreamer.config.CalibrationConfig;
import org.videostreamer.config.Crop;
import org.videostreamer.config.Display;
import org.videostreamer.config.PixelSize;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.source.SourceException;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.NumPy;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.SamplePictures;
import org.videostreamer.testing.ScriptedCamera;
import org.videostreamer.testing.StreamBuilder;

/** What the samples of pictures say, and the samples themselves, of cameras of every type. */
@TestInstance(Lifecycle.PER_CLASS)
class MeasuredTest {

    private static final Size SIZE = new Size(70, 50);

    private final PixelsPool pool = new PixelsPool();
    private RunningApp app;

    @BeforeAll
    void start() {
        List<StreamConfig> cameras = Stream.of(SampleType.values())
                .map(type -> StreamBuilder.of(camera(type)).name(name(type)).build())
                .toList();
        StreamConfig colour = Cameras.card("colour", "80x64");
        StreamConfig reduced = StreamBuilder.of(reduced()).name("reduced").build();
        StreamConfig calibrated = StreamBuilder.of(camera(SampleType.UINT16))
                .name("calibrated")
                .calibration(new CalibrationConfig(
                        new Calibration(Optional.of(new PixelSize(0.65, 0.7)), Optional.empty(), Optional.empty()),
                        Map.of()))
                .build();
        StreamConfig beside = StreamBuilder.of(camera(SampleType.UINT16))
                .name("beside")
                .display(cut(new Crop(0, 50, 5, 5)))
                .build();
        StreamConfig away = StreamBuilder.of(ScriptedCamera.uri((sink, closed) -> {
                    throw new SourceException("somebody has the camera");
                }))
                .name("away")
                .build();
        app = new RunningApp(
                Cameras.together(Stream.concat(cameras.stream(), Stream.of(colour, calibrated, reduced, beside, away))
                        .toArray(StreamConfig[]::new)));
    }

    private static Display cut(Crop part) {
        Display usual = Display.DEFAULT;
        return new Display(
                usual.format(),
                usual.formatChosen(),
                usual.quality(),
                usual.bitrate(),
                usual.size(),
                Optional.of(part),
                usual.rotate(),
                usual.hFlip(),
                usual.vFlip(),
                usual.tone(),
                usual.maxFps(),
                usual.reencode());
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void samplesAreTheSameBitForBit(SampleType type) {
        byte[] samples = samples(type);
        HttpResponse<byte[]> raw = app.get("/snapshot/" + name(type) + "?format=raw");
        assertThat(raw.body()).isEqualTo(samples);
        assertThat(header(raw, "x-sample-shape")).isEqualTo("50,70");
        assertThat(header(raw, "x-frame-size")).isEqualTo("70x50");
        assertThat(header(raw, "x-frame-number")).isEqualTo("7");
        assertThat(header(raw, "x-frame-time")).isEqualTo("2026-01-02T03:04:05.600Z");
        for (String format : new String[] {"npy", "tiff"}) {
            HttpResponse<byte[]> file = app.get("/snapshot/" + name(type) + "?format=" + format);
            int from = file.body().length - samples.length;
            assertThat(from % 16).isZero();
            assertThat(Arrays.copyOfRange(file.body(), from, file.body().length))
                    .isEqualTo(samples);
        }
    }

    @Test
    void whatAPixelCoversIsToldWithItsSamples() {
        HttpResponse<byte[]> file = app.get("/snapshot/calibrated?format=tiff");
        assertThat(header(file, "x-frame-pixel-size")).isEqualTo("0.65,0.7");
        assertThat(new String(file.body(), StandardCharsets.ISO_8859_1)).contains("\"pixel_size\":[0.65,0.7]");
        ByteBuffer tiff = ByteBuffer.wrap(file.body()).order(ByteOrder.LITTLE_ENDIAN);
        // Pixels a centimetre.
        assertThat(rational(tiff, 282)).isEqualTo(10_000 / 0.65);
        assertThat(rational(tiff, 283)).isEqualTo(10_000 / 0.7);
        assertThat(tiff.getInt(entry(tiff, 296) + 8)).isEqualTo(3);
    }

    private static double rational(ByteBuffer tiff, int tag) {
        int at = tiff.getInt(entry(tiff, tag) + 8);
        return Integer.toUnsignedLong(tiff.getInt(at)) / (double) Integer.toUnsignedLong(tiff.getInt(at + 4));
    }

    private static int entry(ByteBuffer tiff, int tag) {
        int at = tiff.getInt(4) + 2;
        while (tiff.getShort(at) != tag) {
            at += 12;
        }
        return at;
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void numPySaysTheSame(SampleType type) {
        HttpResponse<byte[]> file = app.get("/snapshot/" + name(type) + "?format=npy");
        JsonObject ours = json("/api/streams/" + name(type) + "/statistics");
        JsonObject bins = ours.getJsonObject("histogram");
        List<JsonObject> theirs = NumPy.statistics(file.body(), bins.getDouble("low"), bins.getDouble("high"));
        assertThat(theirs.get(0).getString("dtype")).isEqualTo(header(file, "x-sample-type"));
        assertThat(theirs.get(0).getJsonArray("shape"))
                .isEqualTo(new JsonArray().add(50).add(70));
        JsonObject expected = theirs.get(1);
        for (String key : List.of("minimum", "maximum", "mean", "deviation", "sum")) {
            assertThat(ours.getDouble(key)).as(key).isCloseTo(expected.getDouble(key), near(expected.getDouble(key)));
        }
        for (String key : List.of("centroid", "widths")) {
            for (int i = 0; i < 2; i++) {
                assertThat(ours.getJsonArray(key).getDouble(i))
                        .as(key)
                        .isCloseTo(expected.getJsonArray(key).getDouble(i), within(1e-6));
            }
        }
        assertThat(ours.getInteger("nan")).isEqualTo(expected.getInteger("nan"));
        assertThat(ours.getInteger("infinite")).isEqualTo(expected.getInteger("infinite"));
        assertThat(bins.getJsonArray("counts")).isEqualTo(expected.getJsonArray("counts"));
        assertThat(ours.getString("type")).isEqualTo(name(type));
    }

    private static Offset<Double> near(double value) {
        return within(Math.max(1e-9, Math.abs(value) * 1e-12));
    }

    /** OpenCV has no unsigned integers of 32 bits and none of 64. */
    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"UINT8", "INT8", "UINT16", "INT16", "INT32", "FLOAT32", "FLOAT64"})
    void openCvReadsTheTiff(SampleType type) {
        assertThat(read(app.get("/snapshot/" + name(type) + "?format=tiff").body()))
                .isEqualTo(samples(type));
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"UINT8", "UINT16"})
    void png16HasTheSamplesAndTellsOfThem(SampleType type) {
        byte[] file = app.get("/snapshot/" + name(type) + "?format=png16").body();
        assertThat(read(file)).isEqualTo(samples(type));
        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .contains("tEXtDescription\0{\"stream\":\"" + name(type)
                        + "\",\"number\":7,\"time\":\"2026-01-02T03:04:05.600Z\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UINT8", "UINT16"})
    void png16RefusesWhatItDoesNotHold(SampleType type) {
        HttpResponse<byte[]> answer = app.get("/snapshot/" + name(type) + "?format=png16");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer))
                .isEqualTo("{\"error\":\"png16 holds unsigned samples of 8 and 16 bits, and this picture has "
                        + name(type) + "; ask for tiff or npy\"}");
    }

    @Test
    void tiffTellsOfThePicture() {
        assertThat(new String(app.get("/snapshot/uint16?format=tiff").body(), StandardCharsets.ISO_8859_1))
                .startsWith("II*\0")
                .contains("{\"stream\":\"uint16\",\"number\":7,\"time\":\"2026-01-02T03:04:05.600Z\",\"arrived\":")
                .contains("\"bits\":12,\"window\":[");
    }

    @Test
    void aPictureInColourHasThreeComponents() {
        HttpResponse<byte[]> npy = app.get("/snapshot/colour?format=npy");
        assertThat(header(npy, "x-sample-shape")).isEqualTo("64,80,3");
        assertThat(npy.body()).hasSize(128 + 80 * 64 * 3);
        HttpResponse<byte[]> tiff = app.get("/snapshot/colour?format=tiff");
        assertThat(read(tiff.body())).hasSize(80 * 64 * 3);
        assertThat(read(app.get("/snapshot/colour?format=png16").body())).hasSize(80 * 64 * 3);
        assertThat(json("/api/streams/colour/statistics").getString("type")).isEqualTo("uint8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png16", "tiff", "npy", "raw"})
    void noFileOfSamplesIsMadeOfAPictureOfWhichLessIsKeptThanCame(String format) {
        HttpResponse<byte[]> answer = app.get("/snapshot/reduced?format=" + format);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer))
                .isEqualTo("{\"error\":\"this picture came in samples of 16 bits, of which 8 are kept;"
                        + " ask for png or jpeg\"}");
    }

    @Test
    void thatLessIsKeptIsToldOfTheStream() {
        app.get("/snapshot/reduced?format=png");
        assertThat(json("/api/streams/reduced").getString("note"))
                .isEqualTo("samples of 16 bits come, of which 8 are kept");
        app.get("/snapshot/uint16?format=png");
        assertThat(json("/api/streams/uint16").containsKey("note")).isFalse();
    }

    @Test
    void theWindowOfTheStreamIsTold() {
        HttpResponse<byte[]> answer = app.get("/snapshot/uint8?format=raw");
        assertThat(header(answer, "x-window")).isEqualTo("0,255");
        String[] window =
                header(app.get("/snapshot/uint16?format=raw"), "x-window").split(",");
        assertThat(Double.parseDouble(window[0])).isLessThan(Double.parseDouble(window[1]));
        assertThat(header(answer, "x-sample-bits")).isEqualTo("8");
    }

    @Test
    void aPartIsMeasuredWhereItLiesInThePicture() {
        JsonObject part = json("/api/streams/uint16/statistics?crop=60,40,100,100");
        assertThat(part.getJsonArray("part")).isEqualTo(new JsonArray("[60,40,10,10]"));
        assertThat(part.getInteger("samples")).isEqualTo(100);
        assertThat(part.getInteger("minimum")).isEqualTo((int) sample(SampleType.UINT16, 60, 40));
        assertThat(part.getJsonObject("range").encode())
                .isEqualTo("{\"bits\":12,\"low\":0,\"high\":4095,\"guessed\":false}");
    }

    @Test
    void aPixelAndALineHaveTheirSamples() {
        JsonObject pixel = json("/api/streams/int16/pixel?x=3&y=2");
        assertThat(pixel.getInteger("value")).isEqualTo((int) sample(SampleType.INT16, 3, 2));
        JsonObject line = json("/api/streams/int16/profile?from=2,2&to=4,2");
        assertThat(line.getJsonArray("x")).isEqualTo(new JsonArray("[2,3,4]"));
        assertThat(line.getJsonArray("values").getInteger(1)).isEqualTo((int) sample(SampleType.INT16, 3, 2));
        assertThat(json("/api/streams/float32/pixel?x=0&y=0").getString("value"))
                .isEqualTo("NaN");
        assertThat(json("/api/streams/float64/pixel?x=1&y=0").getString("value"))
                .isEqualTo("Infinity");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            statistics?crop=70,0,5,5     | crop: '70,0,5,5' lies outside the picture of 70x50
            statistics?crop=1,2,3        | crop: '1,2,3' is not a part of the picture; expected x,y,width,height in the camera's pixels, such as 100,50,640,480, whole and with sides of at least 1
            profile?from=0,0             | to: missing; expected x,y in whole pixels, the first of which is 0,0
            profile?from=0,50&to=1,1     | from: '0,50' lies outside the picture of 70x50
            profile?from=0,0&to=70,1     | to: '70,1' lies outside the picture of 70x50
            profile?from=0,-1&to=1,1     | from: '0,-1' is not a point of the picture; expected x,y in whole pixels, the first of which is 0,0
            pixel?x=1                    | y: missing; expected a whole number of pixels, the first of which is 0
            pixel?x=1&y=1.5              | y: '1.5' is not a coordinate; expected a whole number of pixels, the first of which is 0
            pixel?x=1&x=2&y=1            | x: given twice; expected it once
            pixel?x=1&y=99999            | x,y: '1,99999' lies outside the picture of 70x50
            """)
    void whatIsNoQuestionOfThePictureIsRefusedWithTheReason(String question, String reason) {
        HttpResponse<byte[]> answer = app.get("/api/streams/uint16/" + question);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(text(answer)).getString("error")).isEqualTo(reason);
    }

    /** By whatever way it comes: the next, one that is there, and one that is waited for. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&format=png", "&frame=7", "&after=6", "&rotate=90&size=20,0"})
    void aSinglePictureOfWhichNothingLiesInThePartIsRefusedWithTheReason(String more) {
        HttpResponse<byte[]> answer = app.get("/snapshot/uint16?crop=0,50,5,5" + more);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(text(answer)).getString("error"))
                .isEqualTo("crop: '0,50,5,5' lies outside the picture of 70x50");
        assertThat(header(app.get("/snapshot/uint16?crop=69,49,5,5" + more), "x-frame-number"))
                .isEqualTo("7");
    }

    @Test
    void whoWatchesAPartOutsideIsShownAllMeanwhile() throws IOException {
        try (MjpegClient viewer = new MjpegClient(app.port(), "/video/uint16?crop=0,50,5,5")) {
            BufferedImage shown =
                    ImageIO.read(new ByteArrayInputStream(viewer.next().jpeg()));
            assertThat(new Size(shown.getWidth(), shown.getHeight())).isEqualTo(SIZE);
        }
    }

    @Test
    void aStreamsOwnPartOutsideIsNobodysFault() {
        assertThat(header(app.get("/snapshot/beside"), "x-frame-size")).isEqualTo("70x50");
    }

    @Test
    void whyThereIsNoPictureIsToldWhereSamplesAreAskedFor() {
        HttpResponse<byte[]> answer = app.get("/snapshot/away?format=npy");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(text(answer)).isEqualTo("{\"error\":\"no picture yet: somebody has the camera\"}");
    }

    @ParameterizedTest
    @CsvSource({"size=10%2C10", "crop=1%2C1%2C5%2C5", "rotate=90", "quality=5"})
    void whatWouldChangeThePictureDoesNotGoWithItsSamples(String key) {
        HttpResponse<byte[]> answer = app.get("/snapshot/uint16?format=tiff&" + key);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains(" stands beside format=tiff, which is the picture as it came");
    }

    @ParameterizedTest
    @CsvSource({"uint8, 0, 100", "uint16, 20, 60", "int16, -10, 90", "int32, 0.5, 50.5", "float64, 0, 40"})
    void everybodyIsShownTheWindowThatIsAskedFor(String name, double low, double high) {
        byte[] shades = read(app.get("/snapshot/" + name + "?format=png&window=" + low + "," + high)
                .body());
        SampleType type = SampleType.valueOf(name.toUpperCase(Locale.ROOT));
        int components = shades.length / (int) SIZE.area();
        for (int i = 2; i < SIZE.area(); i++) {
            double sample = sample(type, i % SIZE.width(), i / SIZE.width());
            double place = Math.max(0, Math.min(1, (sample - low) / (high - low)));
            assertThat(shades[i * components] & 0xFF).isCloseTo((int) Math.round(255 * place), within(1));
        }
    }

    @Test
    void whoAsksForNothingSeesEightBitsAsTheyCameAndMoreInAWindowThatFollows() {
        assertThat(read(app.get("/snapshot/uint8?format=png").body())).isEqualTo(samples(SampleType.UINT8));
        byte[] shades = read(app.get("/snapshot/uint16?format=png").body());
        assertThat(shades[0]).isZero();
        assertThat(shades[shades.length - 1] & 0xFF).isEqualTo(255);
    }

    @Test
    void aColourMapMakesColours() {
        assertThat(read(app.get("/snapshot/int32?format=png&colormap=viridis&invert=1&gamma=0.5")
                        .body()))
                .hasSize((int) SIZE.area() * 3);
    }

    private JsonObject json(String path) {
        HttpResponse<byte[]> answer = app.get(path);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return new JsonObject(text(answer));
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] read(byte[] file) {
        try (BytePointer data = new BytePointer(file);
                Mat bytes = new Mat(1, file.length, org.bytedeco.opencv.global.opencv_core.CV_8UC1, data);
                Mat picture = opencv_imgcodecs.imdecode(bytes, opencv_imgcodecs.IMREAD_UNCHANGED)) {
            byte[] samples = new byte[(int) (picture.total() * picture.elemSize())];
            picture.data().get(samples);
            return samples;
        }
    }

    private byte[] samples(SampleType type) {
        Pixels pixels = picture(pool, type);
        byte[] samples = new byte[pixels.bytes().remaining()];
        pixels.bytes().get(samples);
        pixels.release();
        return samples;
    }

    private static String camera(SampleType type) {
        return ScriptedCamera.uri((sink, closed) -> {
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                FrameTimes times = FrameTimes.at(Instant.parse("2026-01-02T03:04:05.6Z"));
                Frame frame = Frame.ofPixels(7, times, picture(sink.pool(), type));
                sink.deliver(type == SampleType.UINT16 ? frame.withRange(SampleRange.ofBits(type, 12)) : frame);
            }
        });
    }

    /** Colour of which the source has kept half the bits. */
    private static String reduced() {
        return ScriptedCamera.uri((sink, closed) -> {
            for (long number = 0; !closed.await(20, TimeUnit.MILLISECONDS); number++) {
                Pixels pixels = sink.pool().take(PixelFormat.BGR24, SIZE);
                sink.deliver(Frame.ofPixels(number, FrameTimes.now(), pixels).withSentBits(16));
            }
        });
    }

    private static Pixels picture(PixelsPool pool, SampleType type) {
        return SamplePictures.of(pool, type, SIZE, (x, y) -> sample(type, (int) x, (int) y));
    }

    /** All but the first two are finite; a spot on a slope, which begins below zero where that is possible. */
    private static double sample(SampleType type, int x, int y) {
        if (type.isFloat() && y == 0 && x < 2) {
            return x == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        double slope = x + y + (Math.hypot(x - 20, y - 30) < 5 ? 50 : 0);
        return type.isFloat() ? slope / 3 - 1 : type.isSigned() ? slope - 10 : slope;
    }

    private static String name(SampleType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
