package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;

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
