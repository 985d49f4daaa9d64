package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RawHttp;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StripReader;
import org.videostreamer.testing.WebSocketClient;

@TestInstance(Lifecycle.PER_CLASS)
class StreamRoutesTest {

    private RunningApp app;

    @BeforeAll
    void start() {
        app = RunningApp.of("test");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/video/", "/video", "/video/?t=17"})
    void videoIsACorrectMultipartOfNumberedPictures(String path) {
        try (MjpegClient viewer = new MjpegClient(app.port(), path)) {
            assertThat(viewer.status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(viewer.headers())
                    .containsEntry("content-type", "multipart/x-mixed-replace; boundary=frame")
                    .containsEntry("cache-control", "no-store")
                    .containsEntry("x-accel-buffering", "no")
                    .containsEntry("transfer-encoding", "chunked");
            long last = -1;
            for (int i = 0; i < 5; i++) {
                MjpegClient.Part part = viewer.next();
                assertThat(part.headers())
                        .containsEntry("content-type", "image/jpeg")
                        .containsKeys("content-length", "x-frame-number", "x-timestamp")
                        .doesNotContainKey("x-no-signal");
                assertThat(part.number()).isGreaterThan(last);
                assertThat(StripReader.number(part.jpeg())).hasValue(part.number());
                last = part.number();
            }
        }
    }

    @Test
    void http10GetsNoChunks() {
        try (MjpegClient viewer = new MjpegClient(app.port(), "/video/", "HTTP/1.0")) {
            assertThat(viewer.isChunked()).isFalse();
            assertThat(viewer.headers()).doesNotContainEntry("connection", "keep-alive");
            assertThat(StripReader.number(viewer.next().jpeg())).isPresent();
            assertThat(StripReader.number(viewer.next().jpeg())).isPresent();
        }
    }

    @Test
    void aPageThatReadsThePartsItselfGetsThemUnderANameThatNoBrowserTakesApart() {
        HttpResponse<byte[]> answer = app.send(HttpRequest.newBuilder(app.uri("/video/"))
                .header("Accept", "multipart/mixed")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(answer.headers().firstValue("content-type")).hasValue("multipart/mixed; boundary=frame");
    }

    @Test
    void headGetsTheHeadersAlone() {
        HttpResponse<byte[]> answer = app.send(HttpRequest.newBuilder(app.uri("/video/"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("multipart/x-mixed-replace; boundary=frame");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/video/other", "/ws/other", "/snapshot/other", "/nothing", "/static/other.js", "/video/a/b"})
    void whatIsNotThereIsNotFoundInJson(String path) {
        HttpResponse<byte[]> answer = app.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"detail\":\"Not Found\"}");
    }

    @Test
    void nobodyCanPutPicturesIn() {
        HttpResponse<byte[]> answer = app.send(HttpRequest.newBuilder(app.uri("/video_input/"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void aWebsocketMessageIsOnePictureOfWholePacketsAndTheFirstIsAnIFrame() throws Exception {
        try (WebSocketClient viewer = new WebSocketClient(app.port(), "/ws/")) {
            viewer.socket().sendText("ignore me", true).join();
            viewer.socket()
                    .sendBinary(java.nio.ByteBuffer.wrap(new byte[1_000]), true)
                    .join();
            java.io.ByteArrayOutputStream stream = new java.io.ByteArrayOutputStream();
            for (int i = 0; i < 20; i++) {
                byte[] message = viewer.next();
                assertThat(message.length % 188).isZero();
                assertThat(countPictures(message)).isEqualTo(1);
                stream.writeBytes(message);
            }
            String probed = Ffmpeg.probe(
                    stream.toByteArray(),
                    "-show_entries",
                    "stream=codec_name,width,height:frame=pict_type",
                    "-of",
                    "default=nw=1:nk=1");
            assertThat(probed.lines().filter(line -> !line.isEmpty()).findFirst())
                    .hasValue("I");
            assertThat(probed.lines()).contains("mpeg1video", "650", "485", "P").doesNotContain("B");
            assertThat(viewer.texts()).isZero();
        }
    }

    @Test
    void aWebsocketIsNeverDeflatedAndSelectsNoProtocolUnlessAsked() {
        String answer = RawHttp.exchange(
                app.port(),
                "GET /ws/ HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 101 ").doesNotContainIgnoringCase("sec-websocket-extensions");
        assertThat(answer).doesNotContainIgnoringCase("sec-websocket-protocol");
    }

    @Test
    void aWebsocketAtAWrongPathIsNotFound() {
        String answer = RawHttp.exchange(
                app.port(),
                "GET /ws/other HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @CsvSource({"/snapshot/, image/jpeg", "/snapshot, image/jpeg", "/snapshot/?format=png, image/png"})
    void aSnapshotIsAFreshPictureWithItsNumberAndTime(String path, String type) {
        java.time.Instant before = java.time.Instant.now();
        HttpResponse<byte[]> answer = app.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue(type);
        assertThat(answer.headers().firstValue("x-frame-size")).hasValue("650x485");
        long number =
                Long.parseLong(answer.headers().firstValue("x-frame-number").orElseThrow());
        assertThat(StripReader.number(answer.body())).hasValue(number);
        java.time.Instant taken = java.time.Instant.parse(
                answer.headers().firstValue("x-frame-time").orElseThrow());
        assertThat(taken).isAfter(before.minusMillis(200));
        assertThat(answer.headers().firstValue("x-frame-age").orElseThrow()).matches("\\d+\\.\\d{3}");
    }

    @ParameterizedTest
    @CsvSource({
        "format=gif, 'gif'",
        "format=, ''",
        "format=jpeg&format=npy, 'jpeg,npy'",
        "format=npy&format=npy, 'npy,npy'"
    })
    void aSnapshotInAnUnknownFormatOrInTwoIsRefused(String query, String shown) {
        HttpResponse<byte[]> answer = app.get("/snapshot/?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"error\":\"format: '" + shown
                        + "' is not a format of a picture; expected jpeg or png, or, for"
                        + " the samples as they came, png16, tiff, npy or raw\"}");
    }

    @Test
    void thePageFindsItsFilesWithAndWithoutTheSlash() {
        String page = new String(app.get("/ui").body(), StandardCharsets.UTF_8);
        String below = new String(app.get("/ui/").body(), StandardCharsets.UTF_8);
        assertThat(page).contains("<base href=\"./\"");
        assertThat(below).contains("<base href=\"../\"");
        assertThat(app.get("/static/ui.js").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> player = app.get("/static/jsmpeg.min.js");
        assertThat(new String(player.body(), StandardCharsets.UTF_8)).contains("JSMpeg");
        String tag = player.headers().firstValue("etag").orElseThrow();
        assertThat(app.send(HttpRequest.newBuilder(app.uri("/static/jsmpeg.min.js"))
                                .header("If-None-Match", tag)
                                .build())
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void theStatusTellsWhatTheStreamDoes() {
        try (MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            viewer.next();
            viewer.next();
            viewer.next();
            String status = new String(app.get("/api/stream").body(), StandardCharsets.UTF_8);
            assertThat(status)
                    .contains("\"state\":\"live\"", "\"width\":650", "\"height\":485", "\"source\":\"test\"")
                    .contains("\"formats\":[\"MJPEG\",\"MPEG1\",\"VP8\",\"H264\"]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "\0\0\0\0\r\n\r\n",
                "POST /ws/ HTTP/1.1\r\nContent-Length: x\r\n\r\n"
            })
    void garbageIsAnsweredOrCutOffAndHurtsNobody(String garbage) {
        try (MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            viewer.next();
            RawHttp.exchange(app.port(), garbage);
            viewer.next();
            viewer.next();
        }
    }

    private static int countPictures(byte[] message) {
        String video = new String(message, StandardCharsets.ISO_8859_1);
        int count = 0;
        for (int at = video.indexOf("\0\0\1\0"); at >= 0; at = video.indexOf("\0\0\1\0", at + 1)) {
            count++;
        }
        return count;
    }
}
