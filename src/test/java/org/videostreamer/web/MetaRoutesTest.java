package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.WebSocketClient;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** What programs are told of each picture. */
class MetaRoutesTest {

    private RunningApp app;

    @BeforeEach
    void start() {
        app = new RunningApp(Cameras.together(Cameras.card("sample", "320x240"), Cameras.card("overview", "160x120")));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void eachPictureIsToldOnceWithAllItsForms() throws Exception {
        try (WebSocketClient player = new WebSocketClient(app.port(), "/ws/sample");
                RtcViewer viewer = new RtcViewer(app.uri("/offer/sample"), ViewerOptions.good(Codec.VP8));
                WebSocketClient meta = new WebSocketClient(app.port(), "/meta/sample")) {
            player.next();
            await().until(() -> viewer.decoded() > 0);
            JsonObject told = next(meta, 2);
            assertThat(told.getLong("number")).isNotNegative();
            assertThat(told.getLong("arrived")).isPositive();
            assertThat(told.getInteger("width")).isEqualTo(320);
            assertThat(told.getInteger("height")).isEqualTo(240);
            for (Object one : told.getJsonArray("renditions")) {
                JsonObject rendition = (JsonObject) one;
                assertThat(rendition.getLong("encoded")).isGreaterThanOrEqualTo(told.getLong("arrived"));
                assertThat(rendition.getInteger("bytes")).isPositive();
                assertThat(rendition.getInteger("width")).isEqualTo(320);
                assertThat(rendition.getString("key")).startsWith(rendition.getString("format"));
            }
        }
    }

    @Test
    void thePtsIsThatOfTheTransportStream() throws Exception {
        try (WebSocketClient meta = new WebSocketClient(app.port(), "/meta/sample");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/sample")) {
            Map<Long, Long> told = new HashMap<>();
            for (int i = 0; i < 8; i++) {
                JsonObject picture = next(meta, 1);
                told.put(picture.getJsonArray("renditions").getJsonObject(0).getLong("pts"), picture.getLong("number"));
            }
            for (int i = 0; i < 4; i++) {
                ByteBuffer sent = ByteBuffer.wrap(player.next());
                assertThat(told).containsEntry(pts(sent), number(sent));
            }
        }
    }

    @Test
    void theRtpTimestampIsThatOfThePackets() throws Exception {
        try (WebSocketClient meta = new WebSocketClient(app.port(), "/meta/sample");
                RtcViewer viewer = new RtcViewer(app.uri("/offer/sample"), ViewerOptions.good(Codec.VP8))) {
            await().until(() -> viewer.stamps().size() >= 4);
            Map<Long, Long> seen = viewer.stamps();
            Map<Long, Long> told = new HashMap<>();
            await().until(() -> {
                JsonObject picture = next(meta, 1);
                told.put(picture.getJsonArray("renditions").getJsonObject(0).getLong("rtp"), picture.getLong("number"));
                return told.keySet().containsAll(seen.keySet());
            });
            assertThat(told).containsAllEntriesOf(seen);
        }
    }

    @Test
    void whoFollowsAloneWakesTheCameraAndNoEncoder() throws Exception {
        BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(app.uri("/meta/sample"))
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            hear(lines, events, 3);
            JsonObject first = events.take();
            JsonObject second = events.take();
            assertThat(second.getLong("number")).isEqualTo(first.getLong("number") + 1);
            assertThat(second.getJsonArray("renditions")).isEmpty();
            JsonObject stream = new JsonObject(text(app.get("/api/streams/sample")));
            assertThat(stream.getString("state")).isEqualTo("live");
            assertThat(stream.getInteger("viewers")).isZero();
            assertThat(stream.getJsonArray("renditions")).isEmpty();
        }
        assertThat(new JsonObject(text(app.get("/api/streams/overview"))).getString("state"))
                .isEqualTo("idle");
    }

    @Test
    void whatIsNotThereIsToldAsEverywhere() {
        assertThat(app.get("/meta/sampel").statusCode()).isEqualTo(404);
        assertThat(text(app.get("/meta/sampel"))).contains("\"nearest\":\"sample\"");
        assertThat(app.get("/meta").statusCode()).isEqualTo(404);
        assertThat(app.get("/meta/sample").statusCode()).isEqualTo(426);
    }

    @Test
    void whoFollowsIsToldTheEndOfTheProgram() {
        try (WebSocketClient meta = new WebSocketClient(app.port(), "/meta/sample")) {
            app.close();
            await().until(() -> meta.socket().isInputClosed());
        }
    }

    private static void hear(BufferedReader lines, BlockingQueue<JsonObject> events, int count) throws IOException {
        while (events.size() < count) {
            Optional.of(lines.readLine())
                    .filter(line -> line.startsWith("data: "))
                    .ifPresent(line -> events.add(new JsonObject(line.substring(6))));
        }
    }

    /** The next picture of the camera that has so many forms. */
    private static JsonObject next(WebSocketClient meta, int renditions) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < giveUp) {
            JsonObject told = new JsonObject(meta.nextText());
            if (told.getLong("number", -1L) >= 0
                    && told.getJsonArray("renditions").size() == renditions) {
                return told;
            }
        }
        throw new AssertionError("no picture was told with " + renditions + " forms");
    }

    private static long pts(ByteBuffer stream) {
        int at = indexOf(stream, 0x0000_01E0) + 9;
        long high = stream.get(at) >> 1 & 7;
        return high << 30
                | (long) (stream.getShort(at + 1) >> 1 & 0x7FFF) << 15
                | stream.getShort(at + 3) >> 1 & 0x7FFF;
    }

    private static long number(ByteBuffer stream) {
        return stream.getLong(indexOf(stream, 0x5653_706E) + 4);
    }

    private static int indexOf(ByteBuffer stream, int word) {
        for (int at = 0; at + 4 <= stream.limit(); at++) {
            if (stream.getInt(at) == word) {
                return at;
            }
        }
        throw new AssertionError("the message has no " + Integer.toHexString(word));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
