package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.RemoteCamera;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.SamplePictures;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.TestJpegs;

/** Pictures that have gone by, as programs get them. */
@TestInstance(Lifecycle.PER_CLASS)
class HistoryRoutesTest {

    private static final Size SIZE = new Size(70, 50);
    private static final int FIRST = 10;

    private final RemoteCamera camera = new RemoteCamera();
    private RunningApp app;

    @BeforeAll
    void start() {
        app = new RunningApp(Cameras.together(
                StreamBuilder.of(camera.uri()).name("kept").history("40kB").build(),
                StreamBuilder.of("test?fps=20&size=80x64&depth=16").name("none").build()));
        for (long number = 0; number < FIRST; number++) {
            show(number);
        }
    }

    @AfterAll
    void stop() {
        app.close();
    }

    private void show(long number) {
        FrameTimes times = FrameTimes.at(Instant.parse("2026-01-02T03:04:05.6Z"));
        camera.does(sink -> sink.deliver(Frame.ofPixels(number, times, picture(sink.pool(), number))));
    }

    private static Pixels picture(PixelsPool pool, long number) {
        return SamplePictures.of(pool, SampleType.UINT16, SIZE, (x, y) -> x + y + 100 * number);
    }

    private JsonObject history(String stream) {
        return new JsonObject(text(app.get("/api/streams/" + stream))).getJsonObject("history", new JsonObject());
    }

    private static byte[] samples(long number) {
        Pixels pixels = picture(new PixelsPool(), number);
        byte[] samples = new byte[pixels.bytes().remaining()];
        pixels.bytes().get(samples);
        pixels.release();
        return samples;
    }

    @Test
    void theStreamTellsWhatItHolds() {
        JsonObject history = history("kept");
        assertThat(history.getInteger("pictures")).isEqualTo(5);
        assertThat(history.getInteger("bytes")).isBetween(35_000, 40_000);
        assertThat(history.getLong("last") - history.getLong("first")).isEqualTo(4);
        assertThat(history("none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "npy", "tiff", "png16"})
    void anOldPictureIsTheSameBitForBit(String format) {
        long number = history("kept").getLong("first");
        HttpResponse<byte[]> answer = app.get("/snapshot/kept?format=" + format + "&frame=" + number);
        assertThat(header(answer, "x-frame-number")).isEqualTo(Long.toString(number));
        assertThat(header(answer, "x-frame-time")).isEqualTo("2026-01-02T03:04:05.600Z");
        byte[] samples = samples(number);
        byte[] file = answer.body();
        assertThat(
                        format.equals("png16")
                                ? read(file)
                                : Arrays.copyOfRange(file, file.length - samples.length, file.length))
                .isEqualTo(samples);
    }

    @Test
    void anOldPictureIsShownAsAnyViewerWants() {
        long number = history("kept").getLong("first");
        String window = "&window=" + 100 * number + "," + (100 * number + 255);
        HttpResponse<byte[]> png = app.get("/snapshot/kept?format=png&crop=10,20,30,20&frame=" + number + window);
        assertThat(header(png, "x-frame-number")).isEqualTo(Long.toString(number));
        assertThat(header(png, "content-type")).isEqualTo("image/png");
        assertThat(header(png, "x-frame-size")).isEqualTo("30x20");
        assertThat(read(png.body())[0] & 0xFF).isEqualTo(30);
        HttpResponse<byte[]> jpeg = app.get("/snapshot/kept?frame=" + number + window);
        assertThat(header(jpeg, "x-frame-number")).isEqualTo(Long.toString(number));
        assertThat(read(jpeg.body())[0] & 0xFF).isLessThan(3);
    }

    @Test
    void anOldPictureIsMeasured() {
        long number = history("kept").getLong("first");
        JsonObject statistics = json("statistics?crop=1,2,3,4&frame=" + number);
        assertThat(statistics.getLong("frame")).isEqualTo(number);
        assertThat(statistics.getLong("minimum")).isEqualTo(3 + 100 * number);
        assertThat(json("pixel?x=5&y=6&frame=" + number).getLong("value")).isEqualTo(11 + 100 * number);
        assertThat(json("profile?from=0,0&to=1,0&frame=" + number)
                        .getJsonArray("values")
                        .getLong(1))
                .isEqualTo(1 + 100 * number);
    }

    @Test
    void afterANumberComesTheNextOneWhichIsWaitedForIfNeedBe() {
        JsonObject before = history("kept");
        long first = before.getLong("first");
        long last = before.getLong("last");
        assertThat(header(app.get("/snapshot/kept?format=raw&after=" + first), "x-frame-number"))
                .isEqualTo(Long.toString(first + 1));
        assertThat(json("pixel?x=0&y=0&after=0").getLong("frame")).isEqualTo(first);
        CompletableFuture<Long> next = CompletableFuture.supplyAsync(
                () -> json("pixel?x=0&y=0&after=" + last).getLong("frame"));
        CompletableFuture<String> jpeg =
                CompletableFuture.supplyAsync(() -> header(app.get("/snapshot/kept?after=" + last), "x-frame-number"));
        show(last + 1);
        assertThat(next.join()).isEqualTo(last + 1);
        assertThat(jpeg.join()).isEqualTo(Long.toString(last + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/snapshot/kept?frame=",
                "/snapshot/kept?format=png&frame=",
                "/snapshot/kept?format=tiff&frame=",
                "/api/streams/kept/statistics?frame=",
                "/api/streams/kept/pixel?x=1&y=1&frame="
            })
    void aPictureThatHasGoneIsNotFoundAndThoseThatThereAreAreTold(String path) {
        JsonObject history = history("kept");
        HttpResponse<byte[]> answer = app.get(path + 0);
        assertThat(answer.statusCode()).isEqualTo(404);
        JsonObject told = new JsonObject(text(answer));
        long first = history.getLong("first");
        long last = history.getLong("last");
        assertThat(told)
                .isEqualTo(new JsonObject()
                        .put("error", "there is no picture 0; those from " + first + " to " + last + " are kept")
                        .put("first", first)
                        .put("last", last));
        assertThat(app.get(path + 999).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutAHistoryOnlyTheNewestIsThere() {
        app.get("/snapshot/none?format=raw");
        HttpResponse<byte[]> gone = app.get("/snapshot/none?format=raw&frame=999999");
        assertThat(gone.statusCode()).isEqualTo(404);
        JsonObject told = new JsonObject(text(gone));
        assertThat(told.getString("error"))
                .startsWith(
                        "there is no picture 999999, and history is off: the stream's configuration has no history;");
        assertThat(told.getLong("first")).isEqualTo(told.getLong("last"));
        JsonObject next =
                new JsonObject(text(app.get("/api/streams/none/pixel?x=1&y=1&after=" + told.getLong("last"))));
        assertThat(next.getLong("frame")).isGreaterThan(told.getLong("last"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            frame=-1         | frame: '-1' is not a picture's number; expected a whole number from 0
            after=1.5        | after: '1.5' is not a picture's number; expected a whole number from 0
            frame=           | frame: '' is not a picture's number; expected a whole number from 0
            frame=1&frame=2  | frame: given twice; expected it once
            frame=3&after=5  | after: '5' stands beside frame; expected only one of them
            """)
    void whatIsNoNumberIsRefusedWithTheReason(String query, String reason) {
        for (String path : List.of("/snapshot/kept?", "/snapshot/kept?format=npy&", "/api/streams/kept/statistics?")) {
            HttpResponse<byte[]> answer = app.get(path + query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(new JsonObject(text(answer)).getString("error")).isEqualTo(reason);
        }
    }

    @Test
    void aJpegCamerasOldPictureIsItsFile() throws IOException {
        List<byte[]> sent = IntStream.range(0, 3)
                .mapToObj(variant -> TestJpegs.colour(new Size(64, 48), variant))
                .toList();
        try (MisbehavingCamera camera = new MisbehavingCamera().pictures(sent).start();
                RunningApp other = new RunningApp(List.of(StreamBuilder.of(camera.uri())
                        .name("sample")
                        .history("64MB")
                        .build()))) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> new JsonObject(text(other.get("/api/stream")))
                                    .getJsonObject("history")
                                    .getInteger("pictures")
                            >= 3);
            for (int number = 0; number < 3; number++) {
                HttpResponse<byte[]> answer = other.get("/snapshot/sample?frame=" + number);
                assertThat(header(answer, "x-frame-number")).isEqualTo(Integer.toString(number));
                assertThat(sent).contains(answer.body());
            }
        }
    }

    @Test
    void aHistoryIsSwitchedOnAndOffWhileTheProgramRuns(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("cameras.yaml");
        int port = FreePorts.any();
        write(file, port, "");
        try (RunningApp running = RunningApp.ofFile(file)) {
            assertThat(text(running.get("/api/stream")))
                    .contains("\"state\":\"idle\"")
                    .doesNotContain("history");
            write(file, port, ", history: 10s");
            assertThat(running.reload().getJsonObject("streams").getJsonArray("changed"))
                    .containsExactly("sample");
            await().until(() ->
                    running.get("/snapshot/sample?format=raw&frame=1").statusCode() == 200);
            write(file, port, "");
            running.reload();
            await().until(() ->
                    running.get("/snapshot/sample?format=raw&frame=1").statusCode() == 404);
            assertThat(text(running.get("/snapshot/sample?format=raw&frame=1"))).contains("history is off");
            assertThat(text(running.get("/api/stream"))).doesNotContain("history");
        }
    }

    private static void write(Path file, int port, String history) throws IOException {
        Files.writeString(
                file,
                "server: {listen: ['127.0.0.1:" + port + "']}\nstreams:\n  sample: {input_uri:"
                        + " 'test?fps=20&size=80x64&depth=12'" + history + "}\n");
    }

    private JsonObject json(String question) {
        HttpResponse<byte[]> answer = app.get("/api/streams/kept/" + question);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return new JsonObject(text(answer));
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] read(byte[] file) {
        try (BytePointer data = new BytePointer(file);
                Mat bytes = new Mat(1, file.length, opencv_core.CV_8UC1, data);
                Mat picture = opencv_imgcodecs.imdecode(bytes, opencv_imgcodecs.IMREAD_UNCHANGED)) {
            byte[] samples = new byte[(int) (picture.total() * picture.elemSize())];
            picture.data().get(samples);
            return samples;
        }
    }
}
