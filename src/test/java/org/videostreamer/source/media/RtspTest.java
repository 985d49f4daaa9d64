package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RtspServer;
import org.videostreamer.testing.RunningApp;

class RtspTest {

    @ParameterizedTest
    @ValueSource(strings = {"/h264", "/jpeg"})
    void picturesArriveUntilTheCameraIsGoneAndThenAReasonIsGiven(String path) throws Exception {
        try (RtspServer server = new RtspServer();
                RunningMedia running = RunningMedia.of(server.uri(path))) {
            assertThat(running.frames(10))
                    .allSatisfy(frame -> assertThat(frame.size()).isEqualTo(new Size(320, 240)))
                    .extracting(Frame::number)
                    .startsWith(0L, 1L, 2L, 3L);
            // White ball on black: neither grey for want of a key frame, nor empty.
            assertThat(brightest(running.frames(10).get(9))).isGreaterThan(200);

            server.kill();

            assertThat(running.end()).hasValueSatisfying(reason -> assertThat(reason)
                    .startsWith(server.uri(path) + " ")
                    .containsAnyOf("ended the stream", "cannot be read any more"));
        }
    }

    private static int brightest(Frame frame) {
        ByteBuffer pixels = frame.pixels().bytes();
        byte[] bytes = new byte[pixels.remaining()];
        pixels.get(bytes);
        int most = 0;
        for (byte value : bytes) {
            most = Math.max(most, value & 0xFF);
        }
        return most;
    }

    @Test
    void motionJpegIsPassedOnUndecoded() throws Exception {
        try (RtspServer server = new RtspServer();
                RunningMedia running = RunningMedia.of(server.uri("/jpeg"))) {
            assertThat(running.frames(1).get(0).jpeg()).isPresent();
        }
    }

    @Test
    void motionJpegReachesViewersAsTheFileThatTheCameraSent() throws Exception {
        try (RtspServer server = new RtspServer();
                RunningApp app = RunningApp.of(server.uri("/jpeg"));
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            Set<ByteBuffer> seen = new HashSet<>();
            seen.add(ByteBuffer.wrap(viewer.next().jpeg()));
            try (RunningMedia other = RunningMedia.of(server.uri("/jpeg"))) {
                // Both see one camera, whose pictures are all different.
                await().until(() -> {
                    seen.add(ByteBuffer.wrap(viewer.next().jpeg()));
                    return other.frames(1).stream()
                            .map(frame -> ByteBuffer.wrap(
                                    ByteBufUtil.getBytes(frame.jpeg().orElseThrow())))
                            .anyMatch(seen::contains);
                });
            }
            assertThat(new String(app.get("/api/stream").body(), StandardCharsets.UTF_8))
                    .contains("\"made\":\"passed on as the camera sent it\"");
        }
    }

    @Test
    void closeEndsALiveSource() throws Exception {
        try (RtspServer server = new RtspServer();
                RunningMedia running = RunningMedia.of(server.uri("/h264"))) {
            running.awaitCount(1);
            running.stop();
            assertThat(running.end()).isEmpty();
        }
    }

    @Test
    void tellsThatThePathIsUnknown() throws Exception {
        try (RtspServer server = new RtspServer();
                RunningMedia running = RunningMedia.of(server.uri("/none"))) {
            assertThat(running.end()).contains(server.uri("/none") + " is not known to the camera: check the path");
        }
    }

    @Test
    void presentsItsCredentials() throws Exception {
        try (RtspServer server = new RtspServer("me@home", "p:w %");
                RunningMedia running = new RunningMedia(MediaProviderTest.withCredentials(
                        RunningMedia.config(server.uri("/h264")), "me@home", "p:w %"))) {
            running.awaitCount(1);
        }
    }

    @Test
    void tellsThatCredentialsAreMissing() throws Exception {
        try (RtspServer server = new RtspServer("me", "word");
                RunningMedia running = RunningMedia.of(server.uri("/h264"))) {
            assertThat(running.end())
                    .contains(server.uri("/h264") + " refuses the user name and password, or wants some");
        }
    }
}
