package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.TestJpegs;

/** What just happened, as programs get it. */
class ClipRoutesTest {

    private static final List<byte[]> SENT = IntStream.range(0, 8)
            .mapToObj(variant -> TestJpegs.colour(new Size(64, 48), variant))
            .toList();

    @TempDir
    Path folder;

    private static StreamConfig recorded(String uri) {
        return StreamBuilder.of(uri)
                .name("sample")
                .recorded(Duration.ofSeconds(30))
                .build();
    }

    private static RunningApp running(String uri) {
        return new RunningApp(List.of(recorded(uri)));
    }

    private static JsonObject kept(RunningApp app) {
        return new JsonObject(text(app.get("/api/stream"))).getJsonObject("record");
    }

    private static void awaitKept(RunningApp app, int pictures) {
        await().atMost(Duration.ofSeconds(30)).until(() -> kept(app).getInteger("pictures") >= pictures);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void theTestCardIsAnMp4OfWhatWasEncoded() {
        try (RunningApp app = running("test?fps=20&size=320x240")) {
            awaitKept(app, 25);
            HttpResponse<byte[]> answer = app.get("/clip/sample?seconds=1&format=mp4");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map())
                    .containsEntry("content-type", List.of("video/mp4"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .hasEntrySatisfying("content-disposition", name -> assertThat(name.get(0))
                            .matches("inline; filename=\"sample-\\d{8}T\\d{6}Z\\.mp4\""));
            assertThat(pictures(answer.body())).hasSize(Integer.parseInt(header(answer, "x-clip-pictures")));
            double told = Double.parseDouble(header(answer, "x-clip-seconds"));
            List<Double> times = times(answer.body());
            assertThat(told).isGreaterThanOrEqualTo(1);
            assertThat(times.get(times.size() - 1)).isBetween(told - 0.1, told + 0.1);
            assertThat(Instant.parse(header(answer, "x-clip-time"))).isBefore(Instant.now());
            assertThat(kept(app).getString("format")).isEqualTo("mp4");
            assertThat(kept(app).getLong("bytes")).isPositive();
        }
    }

    @Test
    void jpegOfAnHttpCameraIsAnAviOfItsFilesWhichStaysWhenTheCameraHasGone() throws IOException {
        try (MisbehavingCamera camera =
                        new MisbehavingCamera().pictures(SENT).dropAfter(20).start();
                RunningApp app = running(camera.uri())) {
            awaitKept(app, 5);
            camera.stop();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> text(app.get("/api/stream")).contains("\"state\":\"failed\""));
            HttpResponse<byte[]> answer = app.get("/clip");
            assertThat(header(answer, "content-type")).isEqualTo("video/x-msvideo");
            assertThat(header(answer, "content-disposition")).endsWith(".avi\"");
            assertThat(Integer.parseInt(header(answer, "x-clip-pictures")))
                    .isEqualTo(kept(app).getInteger("pictures"));
            assertThat(files(answer.body()))
                    .hasSize(kept(app).getInteger("pictures"))
                    .allSatisfy(file -> assertThat(SENT).contains(file));
            HttpResponse<byte[]> other = app.get("/clip?format=mp4");
            assertThat(other.statusCode()).isEqualTo(409);
            assertThat(text(other)).isEqualTo("{\"error\":\"what is recorded is avi, not mp4\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/clip?seconds=0 | seconds: '0' is not a time in seconds; expected a number from 0.001 to 86400",
                "/clip?format=gif | format: 'gif' is not a format of clips; expected mp4 or avi",
                "/clip?seconds=5&seconds=9 | seconds: given twice; expected it once",
                "/clip?format=mp4&format=avi | format: given twice; expected it once",
            })
    void whatIsAskedForInAWrongWayIsRefusedWithWords(String path, String error) {
        try (RunningApp app = running("test")) {
            HttpResponse<byte[]> answer = app.get(path);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(new JsonObject(text(answer)).getString("error")).isEqualTo(error);
        }
    }

    @Test
    void aStreamThatIsNotRecordedSaysSo() {
        try (RunningApp app = RunningApp.of("test")) {
            HttpResponse<byte[]> answer = app.get("/clip/");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(text(answer))
                    .isEqualTo("{\"error\":\"the stream is not recorded: its configuration has no record\"}");
            assertThat(kept(app)).isNull();
        }
    }

    @Test
    void aStreamOfWhichNothingIsRecordedYetSaysWhy() {
        try (RunningApp app = running("http://127.0.0.1:1/none")) {
            await().until(() -> text(app.get("/api/stream")).contains("\"state\":\"failed\""));
            HttpResponse<byte[]> answer = app.get("/clip");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
            assertThat(new JsonObject(text(answer)).getString("error")).startsWith("nothing is recorded yet: ");
        }
    }

    @Test
    void whoFindsNoPlaceIsRefusedAndClosed() {
        Map<Limit, Long> none = Map.of(Limit.CLIPS, 0L);
        try (RunningApp app = new RunningApp(Configs.limited(Configs.server(List.of(recorded("test"))), none))) {
            awaitKept(app, 1);
            try (HttpPeer peer = new HttpPeer(app.port()).ask("/clip")) {
                assertThat(peer.head()).startsWith("HTTP/1.1 503 ").containsIgnoringCase("\r\nconnection: close\r\n");
                peer.readToEnd();
            }
        }
    }

    @Test
    void aClipThatIsNotTakenEndsItsConnectionAndGivesItsPlaceBack() {
        Map<Limit, Long> one = Map.of(Limit.CLIPS, 1L, Limit.CLIP_SECONDS, 1L);
        List<byte[]> large = List.of(TestJpegs.colour(new Size(3_000, 2_000), 0));
        try (MisbehavingCamera camera = new MisbehavingCamera().pictures(large).start();
                RunningApp app = new RunningApp(Configs.limited(Configs.server(List.of(recorded(camera.uri()))), one));
                HttpPeer peer = new HttpPeer(app.port())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> kept(app).getLong("bytes") > 20_000_000);
            peer.ask("/clip");
            await().atMost(Duration.ofSeconds(30)).until(() -> reached(app, Limit.CLIP_SECONDS) == 1);
            await().until(() -> app.get("/clip?seconds=0.01").statusCode() == 200);
            peer.readToEnd();
        }
    }

    private static int reached(RunningApp app, Limit limit) {
        return new JsonObject(text(app.get("/api/limits")))
                .getJsonObject(limit.key())
                .getInteger("reached");
    }

    @Test
    void headTellsOfTheClipWithoutMakingIt() {
        try (RunningApp app = running("test")) {
            awaitKept(app, 2);
            HttpResponse<byte[]> answer = app.send(HttpRequest.newBuilder(app.uri("/clip/sample"))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "content-type")).isEqualTo("video/mp4");
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void aStreamAmongOthersIsFoundByItsName() {
        try (RunningApp app = new RunningApp(Cameras.together(recorded("test"), Cameras.card("overview", "320x240")))) {
            assertThat(app.get("/clip/overview").statusCode()).isEqualTo(404);
            assertThat(text(app.get("/clip/sampel"))).contains("the nearest is 'sample'");
        }
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static List<Double> times(byte[] file) {
        return entries(file, "packet=pts_time").map(Double::valueOf).toList();
    }

    /** The pictures that FFmpeg decodes. */
    private static List<String> pictures(byte[] file) {
        return entries(file, "frame=pict_type").toList();
    }

    private static Stream<String> entries(byte[] file, String entries) {
        return Ffmpeg.probe(file, "-show_entries", entries, "-of", "csv=p=0")
                .lines()
                .map(line -> line.replace(",", ""))
                .filter(line -> !line.isBlank());
    }

    /** The JPEG files in an AVI. */
    private List<byte[]> files(byte[] file) throws IOException {
        Path avi = Files.write(folder.resolve("clip.avi"), file);
        String copy = "-v error -i " + avi + " -c copy -f image2 " + folder.resolve("%05d.jpg");
        Ffmpeg.run("ffmpeg", List.of(copy.split(" ")));
        try (Stream<Path> all = Files.list(folder)) {
            List<byte[]> jpegs = new ArrayList<>();
            for (Path jpeg : all.filter(path -> path.toString().endsWith(".jpg"))
                    .sorted()
                    .toList()) {
                jpegs.add(Files.readAllBytes(jpeg));
            }
            return jpegs;
        }
    }
}
