package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StripReader;
import org.videostreamer.testing.WebSocketClient;

/** What viewers cost each other: nothing. */
class ViewersTest {

    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"/video/", "/ws/"})
    void aViewerThatStopsReadingDelaysNoOtherAndMemoryStaysBounded(String path) throws Exception {
        try (RunningApp app = RunningApp.of("test?size=1280x1024&fps=50");
                MjpegClient first = new MjpegClient(app.port(), "/video/");
                WebSocketClient second = new WebSocketClient(app.port(), "/ws/")) {
            first.next();
            second.next();
            List<Socket> stuck = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                stuck.add(neverReads(app.port(), path));
            }
            for (int i = 0; i < 50; i++) {
                first.next();
                second.next();
            }
            long before = pictureBytes();
            long last = -1;
            for (int i = 0; i < 300; i++) {
                MjpegClient.Part part = first.next();
                assertThat(part.number()).isGreaterThan(last);
                last = part.number();
                second.next();
            }
            // 300 pictures would be more than 3 MB even of MPEG-1 if they were kept.
            assertThat(pictureBytes() - before).isLessThan(2_000_000);
            for (Socket socket : stuck) {
                socket.close();
            }
        }
    }

    @Test
    void aViewerThatReadsAgainGetsTheNewestPictureNotOldOnes() throws Exception {
        try (RunningApp app = RunningApp.of("test?size=640x480&fps=50");
                MjpegClient pace = new MjpegClient(app.port(), "/video/");
                MjpegClient slow = new MjpegClient(app.port(), "/video/")) {
            slow.next();
            long now = 0;
            while (now < 250) {
                now = pace.next().number();
            }
            // What lay in the sockets' buffers comes first; then the stream goes on where the camera is.
            long skippedTo = -1;
            long last = slow.next().number();
            for (int i = 0; i < 100 && skippedTo < 0; i++) {
                long next = slow.next().number();
                if (next > last + 50) {
                    skippedTo = next;
                }
                last = next;
            }
            assertThat(skippedTo).isGreaterThanOrEqualTo(now - 5);
        }
    }

    @Test
    void allViewersOfAStreamSeeTheSamePictures() {
        try (RunningApp app = RunningApp.of("test");
                MjpegClient first = new MjpegClient(app.port(), "/video/");
                MjpegClient second = new MjpegClient(app.port(), "/video/")) {
            MjpegClient.Part one = first.next();
            MjpegClient.Part two = second.next();
            while (one.number() != two.number()) {
                if (one.number() < two.number()) {
                    one = first.next();
                } else {
                    two = second.next();
                }
            }
            assertThat(one.jpeg()).isEqualTo(two.jpeg());
        }
    }

    @Test
    void aLateJoinerOfACameraThatShowsOnePictureAMinuteSeesItAtOnce() throws Exception {
        try (RunningApp app = RunningApp.of("test?fps=0.02");
                MjpegClient early = new MjpegClient(app.port(), "/video/")) {
            assertThat(early.next().number()).isZero();
            try (MjpegClient late = new MjpegClient(app.port(), "/video/");
                    WebSocketClient player = new WebSocketClient(app.port(), "/ws/");
                    WebSocketClient latePlayer = new WebSocketClient(app.port(), "/ws/")) {
                assertThat(StripReader.number(late.next().jpeg())).hasValue(0);
                assertThat(isKeyframe(player.next())).isTrue();
                assertThat(isKeyframe(latePlayer.next())).isTrue();
                // and it is repeated, for browsers and for proxies
                assertThat(early.next().number()).isZero();
                assertThat(player.next()).isNotEmpty();
            }
        }
    }

    @Test
    void aCameraRunsOnlyWhileSomebodyWatches() {
        try (RunningApp app = RunningApp.of("test")) {
            assertThat(status(app)).contains("\"state\":\"idle\"", "\"viewers\":0");
            try (MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
                viewer.next();
                await().until(() -> status(app).contains("\"state\":\"live\""));
                assertThat(status(app)).contains("\"viewers\":1");
            }
            await().until(() -> status(app).contains("\"viewers\":0"));
            assertThat(status(app)).contains("\"state\":\"live\"");
            await().atMost(Duration.ofSeconds(60)).until(() -> status(app).contains("\"state\":\"idle\""));
        }
    }

    private static Socket neverReads(int port, String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + (path.startsWith("/ws") ? UPGRADE : "") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isKeyframe(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1).contains("\0\0\1\u00b3");
    }

    private static String status(RunningApp app) {
        return new String(app.get("/api/stream").body(), StandardCharsets.UTF_8);
    }

    /** Of encoded pictures, whoever keeps them. The process as a whole also holds what the JVM compiles, and a heap that grows. */
    private static long pictureBytes() {
        return UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
    }
}
