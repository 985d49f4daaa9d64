package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.WebSocketClient;

/** What a WebSocket viewer gets that says more than it may. */
class WebSocketLimitsTest {

    /** A masked ping of one byte (RFC 6455 section 5.2). */
    private static final byte[] PING = {(byte) 0x89, (byte) 0x81, 0, 0, 0, 0, 1};

    @Test
    void aFloodOfPingsEndsTheConnectionAndDisturbsNobody() {
        try (LogLines log = new LogLines();
                RunningApp app = RunningApp.of("test");
                MjpegClient other = new MjpegClient(app.port(), "/video/");
                HttpPeer flood = new HttpPeer(app.port()).ask("/ws/")) {
            other.next();
            ByteBuffer pings = ByteBuffer.allocate(PING.length * 4_096);
            while (pings.hasRemaining()) {
                pings.put(PING);
            }
            for (int i = 0; i < 100; i++) {
                flood.say(pings.array());
            }
            flood.readToEnd();
            other.next();
            await().until(() -> reached(app, Limit.WEBSOCKET_FRAMES_PER_SECOND) == 1);
            assertThat(log.from(Level.ERROR)).isEmpty();
        }
    }

    @Test
    void aPingIsAnsweredAlsoWhenTheViewerWasNotReading() throws Exception {
        try (RunningApp app = RunningApp.of("test?size=1280x1024&fps=25");
                HttpPeer viewer = new HttpPeer(app.port()).ask("/ws/");
                MjpegClient pace = new MjpegClient(app.port(), "/video/")) {
            viewer.head();
            for (int i = 0; i < 25; i++) {
                pace.next();
            }
            viewer.say(PING).say(PING);
            assertThat(nextPong(viewer)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_025, 70_000})
    void aFrameThatIsTooLongEndsTheConnection(int length) throws Exception {
        try (RunningApp app = RunningApp.of("test");
                WebSocketClient viewer = new WebSocketClient(app.port(), "/ws/")) {
            viewer.next();
            viewer.socket().sendBinary(ByteBuffer.allocate(length), true);
            await().until(() -> viewer.socket().isInputClosed());
            assertThat(reached(app, Limit.WEBSOCKET_FRAME_BYTES)).isEqualTo(1);
        }
    }

    @Test
    void framesThatAreNoneEndTheConnection() {
        try (LogLines log = new LogLines();
                RunningApp app = RunningApp.limited("test", Map.of());
                HttpPeer viewer = new HttpPeer(app.port()).ask("/ws/")) {
            viewer.head();
            viewer.say("GET / HTTP/1.1\r\n\r\n");
            viewer.readToEnd();
            await().until(() ->
                    new String(app.get("/api/stream").body(), StandardCharsets.UTF_8).contains("\"viewers\":0"));
            assertThat(log.from(Level.WARN)).isEmpty();
        }
    }

    /** Reads frames of the server, which are not masked, up to a pong. */
    private static int nextPong(HttpPeer viewer) {
        while (true) {
            int opcode = viewer.read() & 0x0F;
            long length = viewer.read();
            for (int more = length == 126 ? 2 : length == 127 ? 8 : 0, i = 0; i < more; i++) {
                length = (i == 0 ? 0 : length << 8) | viewer.read();
            }
            if (opcode == 0x0A) {
                return viewer.read();
            }
            for (long i = 0; i < length; i++) {
                viewer.read();
            }
        }
    }

    private static long reached(RunningApp app, Limit limit) {
        return new JsonObject(Buffer.buffer(app.get("/api/limits").body()))
                .getJsonObject(limit.key())
                .getLong("reached");
    }
}
