package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RawHttp;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.WebSocketClient;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** A program whose configuration file changes while it is watched. */
class ReloadTest {

    private static final String CARD = "input_uri: 'test?fps=10&size=320x240'";

    /** So slow that a machine with much else to do skips none of its pictures. */
    private static final String SLOW = "input_uri: 'test?fps=4&size=320x240'";

    /** Pictures until a viewer has them all: who joins may begin with an older keyframe. */
    private static final int JOINING = 4;

    @TempDir
    Path folder;

    private final int port = FreePorts.any();
    private Path file;

    @BeforeEach
    void first() throws IOException {
        file = folder.resolve("cameras.yaml");
        write("sample: {" + CARD + "}", "overview: {" + CARD + "}");
    }

    private void write(String... streams) throws IOException {
        writeAt("127.0.0.1:" + port, streams);
    }

    private void writeAt(String listen, String... streams) throws IOException {
        Files.writeString(
                file, "server: {listen: [" + listen + "]}\nstreams:\n  " + String.join("\n  ", streams) + "\n");
    }

    @Test
    void viewersOfAnUntouchedStreamLoseNoPictureAndKeepTheirConnections() throws Exception {
        write("sample: {" + SLOW + "}", "overview: {" + CARD + "}");
        try (RunningApp app = RunningApp.ofFile(file);
                RtcViewer rtc = new RtcViewer(app.uri("/offer/sample"), ViewerOptions.good(Codec.VP8));
                WebSocketClient mpeg = new WebSocketClient(app.port(), "/ws/sample");
                // The last: what it does not read at once is skipped.
                MjpegClient mjpeg = new MjpegClient(app.port(), "/video/sample")) {
            Reader mjpegReader = new Reader(() -> mjpeg.next().number());
            Reader mpegReader = new Reader(() -> number(mpeg.next()));
            await().until(() -> mjpegReader.has(JOINING)
                    && mpegReader.has(JOINING)
                    && rtc.numbers().size() > JOINING);
            write("sample: {" + SLOW + "}", "overview: {" + CARD + ", rotate: 90}", "added: {" + CARD + "}");
            assertThat(app.reload().getJsonObject("streams"))
                    .isEqualTo(new JsonObject()
                            .put("added", new JsonArray().add("added"))
                            .put("changed", new JsonArray().add("overview"))
                            .put("removed", new JsonArray()));
            write("sample: {" + SLOW + "}");
            app.reload();
            assertThat(app.get("/api/streams/added").statusCode()).isEqualTo(404);
            int more = rtc.numbers().size() + 5;
            await().until(() -> mjpegReader.has(more)
                    && mpegReader.has(more)
                    && rtc.numbers().size() > more);
            List<List<Long>> all = List.of(mjpegReader.end(), mpegReader.end(), List.copyOf(rtc.numbers()));
            assertThat(all)
                    .as("%s", new String(app.get("/api/streams/sample").body(), StandardCharsets.UTF_8))
                    .allSatisfy(ReloadTest::assertWithoutGap);
        }
    }

    /** Reads the numbers of a stream's pictures as they come. */
    private static final class Reader {
        private final List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean ending;
        private final CompletableFuture<Void> reading;

        Reader(Callable<Long> next) {
            reading = CompletableFuture.runAsync(() -> {
                try {
                    while (!ending) {
                        numbers.add(next.call());
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        boolean has(int pictures) {
            return numbers.size() > pictures;
        }

        List<Long> end() {
            ending = true;
            reading.join();
            return numbers;
        }
    }

    private static void assertWithoutGap(List<Long> numbers) {
        List<Long> distinct = numbers.stream().skip(JOINING).distinct().toList();
        assertThat(distinct)
                .containsExactlyElementsOf(LongStream.rangeClosed(distinct.get(0), distinct.get(distinct.size() - 1))
                        .boxed()
                        .toList());
    }

    /** The number in the note of a transport stream, behind its identifier. */
    private static long number(byte[] message) {
        byte[] identifier = "VSpn".getBytes(StandardCharsets.US_ASCII);
        int at = IntStream.range(0, message.length - 12)
                .filter(i -> Arrays.equals(identifier, 0, 4, message, i, i + 4))
                .findFirst()
                .orElseThrow();
        return ByteBuffer.wrap(message, at + 4, 8).getLong();
    }

    @Test
    void viewersOfAStreamThatIsRemovedSeeItsEndAndTheNextAreTold() throws Exception {
        try (RunningApp app = RunningApp.ofFile(file);
                MjpegClient viewer = new MjpegClient(app.port(), "/video/overview")) {
            viewer.next();
            write("sample: {" + CARD + "}");
            app.reload();
            while (viewer.nextOrEnd().isPresent()) {
                // what was on its way
            }
            assertThat(app.get("/video/overview").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aBadFileChangesNothingAndAllItsErrorsAreTold() throws Exception {
        try (RunningApp app = RunningApp.ofFile(file)) {
            String before = new String(app.get("/api/reload").body(), StandardCharsets.UTF_8);
            assertThat(before).isEqualTo("{}");
            write("sample: {" + CARD + ", qualty: 3}", "other: {" + CARD + ", rotate: 91}");
            HttpResponse<byte[]> answer = app.send(post(app));
            assertThat(answer.statusCode()).isEqualTo(422);
            JsonObject told = new JsonObject(new String(answer.body(), StandardCharsets.UTF_8));
            assertThat(told.getBoolean("done")).isFalse();
            assertThat(told.getJsonArray("errors").stream().map(Object::toString))
                    .hasSize(2)
                    .anyMatch(error -> error.contains("qualty") && error.contains("quality"))
                    .anyMatch(error -> error.contains("91"));
            assertThat(app.get("/api/streams/overview").statusCode()).isEqualTo(200);
            assertThat(app.get("/api/streams/other").statusCode()).isEqualTo(404);
            assertThat(new JsonObject(new String(app.get("/api/reload").body(), StandardCharsets.UTF_8)))
                    .isEqualTo(told);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "server: {listen: [127.0.0.1", "server: {}\nstreams:\n  sample: {input_u"})
    void aFileThatIsHalfWrittenChangesNothing(String half) throws Exception {
        try (RunningApp app = RunningApp.ofFile(file)) {
            Files.writeString(file, half);
            assertThat(app.reload().getJsonArray("errors")).isNotEmpty();
            assertThat(app.get("/api/streams/sample").statusCode()).isEqualTo(200);
            write("sample: {" + CARD + "}");
            assertThat(app.reload().getJsonArray("errors")).isEmpty();
        }
    }

    @Test
    void reloadsThatAreAskedForWhileOneRunsFollowItAndTheLastFileCounts() throws Exception {
        try (RunningApp app = RunningApp.ofFile(file)) {
            List<CompletableFuture<JsonObject>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                write("sample: {" + CARD + ", title: 'the " + i + "'}");
                all.add(CompletableFuture.supplyAsync(app::reload));
            }
            all.forEach(CompletableFuture::join);
            write("sample: {" + CARD + ", title: last}");
            assertThat(app.reload().getBoolean("done")).isTrue();
            assertThat(new String(app.get("/api/streams/sample").body(), StandardCharsets.UTF_8))
                    .contains("\"last\"");
        }
    }

    @Test
    void listenersComeAndGoWhileThoseThatStayKeepTheirConnections() throws Exception {
        int second = FreePorts.any();
        try (RunningApp app = RunningApp.ofFile(file);
                MjpegClient viewer = new MjpegClient(app.port(), "/video/sample")) {
            viewer.next();
            writeAt("'127.0.0.1:" + port + "', '127.0.0.1:" + second + "'", "sample: {" + CARD + "}");
            assertThat(app.reload().getJsonObject("listeners").getJsonArray("added"))
                    .containsExactly("127.0.0.1:" + second);
            try (MjpegClient other = new MjpegClient(second, "/video")) {
                other.next();
                write("sample: {" + CARD + "}");
                assertThat(app.reload().getJsonObject("listeners").getJsonArray("removed"))
                        .containsExactly("127.0.0.1:" + second);
                while (other.nextOrEnd().isPresent()) {
                    // what was on its way
                }
            }
            viewer.next();
            new ServerSocket(second, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    @Test
    void anAddressThatIsTakenKeepsNoOtherFromServing() throws Exception {
        try (RunningApp app = RunningApp.ofFile(file)) {
            int taken;
            try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                taken = holder.getLocalPort();
                writeAt("'127.0.0.1:" + port + "', '127.0.0.1:" + taken + "'", "sample: {" + CARD + "}");
                JsonObject told = app.reload();
                assertThat(told.getBoolean("done")).isTrue();
                assertThat(told.getJsonObject("listeners").getJsonArray("failed"))
                        .containsExactly(
                                "cannot listen at 127.0.0.1:" + taken + ": the port is in use by another program");
                assertThat(app.get("/health/ready").statusCode()).isEqualTo(503);
                assertThat(app.get("/snapshot/sample").statusCode()).isEqualTo(200);
            }
            assertThat(app.reload().getJsonObject("listeners").getJsonArray("failed"))
                    .isEmpty();
            assertThat(app.get("/health/ready").statusCode()).isEqualTo(200);
            try (MjpegClient viewer = new MjpegClient(taken, "/video")) {
                viewer.next();
            }
        }
    }

    @Test
    void addressesThatAreTakenAtTheStartKeepNoOtherFromServingAndAreTriedOn() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            writeAt("'127.0.0.1:" + holder.getLocalPort() + "', '127.0.0.1:" + port + "'", "sample: {" + CARD + "}");
            try (RunningApp app = RunningApp.ofFile(file)) {
                assertThat(app.ports()).containsExactly(0, port);
                try (MjpegClient viewer = new MjpegClient(port, "/video")) {
                    viewer.next();
                }
                holder.close();
                await().until(() -> {
                    try (MjpegClient viewer = new MjpegClient(holder.getLocalPort(), "/video")) {
                        return viewer.status().endsWith("200 OK");
                    } catch (UncheckedIOException e) {
                        return false;
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Real-IP", "Via", "Origin", "CF-Ray", "Sec-Fetch-Mode"})
    void neitherPagesNorProxiesMayHaveTheFileRead(String header) {
        try (RunningApp app = RunningApp.ofFile(file)) {
            HttpResponse<byte[]> answer = app.send(HttpRequest.newBuilder(app.uri("/api/reload"))
                    .POST(BodyPublishers.noBody())
                    .header(header, "x")
                    .build());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(new String(app.get("/api/reload").body(), StandardCharsets.UTF_8))
                    .isEqualTo("{}");
        }
    }

    @Test
    void norMayAProxyThatTellsNothingOfWhomItAsksFor() {
        try (RunningApp app = RunningApp.ofFile(file)) {
            // As nginx asks by "proxy_pass http://127.0.0.1:8000" alone.
            String asked = "POST /api/reload HTTP/1.%d\r\nHost: 127.0.0.1:8000\r\nConnection: close\r\n\r\n";
            assertThat(RawHttp.exchange(app.port(), asked.formatted(0))).startsWith("HTTP/1.0 403 ");
            assertThat(RawHttp.exchange(app.port(), asked.formatted(1))).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void withoutAFileThereIsNothingToReload() {
        try (RunningApp app = RunningApp.of("test")) {
            HttpResponse<byte[]> answer = app.send(post(app));
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("without a configuration file (-c)");
        }
    }

    @Test
    void whatCountsFromTheNextStartOnlyIsTold() throws Exception {
        try (RunningApp app = RunningApp.ofFile(file)) {
            Files.writeString(file, Files.readString(file) + "limits: {connections: 77}\n");
            assertThat(app.reload().getJsonArray("needs_restart")).containsExactly("limits");
        }
    }

    @Test
    void whatHappensIsToldAsEvents() throws Exception {
        try (RunningApp app = RunningApp.ofFile(file)) {
            var events = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(app.uri("/api/events")).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            write("overview: {" + CARD + ", title: x}", "added: {" + CARD + "}");
            app.reload();
            Files.writeString(file, "{");
            app.reload();
            List<String> heard = new ArrayList<>();
            try (Scanner lines = new Scanner(events.body(), StandardCharsets.UTF_8)) {
                while (!heard.contains("reload-failed")) {
                    String line = lines.nextLine();
                    // Whatever the tests before this one are still warned of is no matter here.
                    if (line.startsWith("event: ") && !line.equals("event: warning")) {
                        heard.add(line.substring(7));
                    }
                }
            }
            assertThat(heard).containsExactly("added", "changed", "removed", "reloaded", "reload-failed");
        }
    }

    @Test
    void aFileThatSaysSoIsFollowed() throws Exception {
        Files.writeString(file, Files.readString(file) + "reload: true\n");
        try (RunningApp app = RunningApp.ofFile(file)) {
            Path next = folder.resolve("next");
            Files.writeString(next, Files.readString(file).replace("sample", "another"));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            await().until(() -> app.get("/api/streams/another").statusCode() == 200);
            assertThat(app.get("/api/streams/sample").statusCode()).isEqualTo(404);
        }
    }

    private static HttpRequest post(RunningApp app) {
        return HttpRequest.newBuilder(app.uri("/api/reload"))
                .POST(BodyPublishers.noBody())
                .build();
    }
}
