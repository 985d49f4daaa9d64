package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.testing.StreamBuilder;

class MediaFailureTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "missing.mp4,   cannot be opened: no such file",
        "missing.jpg,   cannot be opened: no such file",
        "folder,        cannot be opened: is a directory",
        "empty.mp4,     is not a video or picture that FFmpeg reads",
        "noise.mp4,     is not a video or picture that FFmpeg reads",
        "noise.jpg,     is not a video or picture that FFmpeg reads",
        "text.txt,      is not a video or picture that FFmpeg reads",
        "cut.mp4,       is not a video or picture that FFmpeg reads",
        "cut.png,       is not a video or picture that FFmpeg reads",
        "sound.wav,     is not a video or picture that FFmpeg reads",
    })
    void tellsWhatIsWrongWithAFile(String name, String reason) throws Exception {
        prepare(folder.resolve(name));
        String uri = "file://" + folder.resolve(name);
        try (RunningMedia running = RunningMedia.of(uri)) {
            assertThat(running.end()).contains(uri + " " + reason);
        }
    }

    private void prepare(Path file) throws Exception {
        String kind = file.getFileName().toString();
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        switch (kind.split("\\.")[0]) {
            case "folder" -> Files.createDirectory(file);
            case "empty" -> Files.createFile(file);
            case "noise" -> Files.write(file, noise);
            case "text" -> Files.writeString(file, "This is not a picture.\n".repeat(100));
            case "cut" -> {
                SampleVideos.make(
                        file,
                        "-f lavfi -i testsrc=s=320x240:r=25:d=1 -update 1 -frames:v "
                                + (kind.endsWith("png") ? 1 : 25));
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, kind.endsWith("png") ? 30 : bytes.length / 2));
            }
            case "sound" -> SampleVideos.make(file, "-f lavfi -i sine=d=1");
            default -> assertThat(file).doesNotExist();
        }
    }

    @Test
    void aFileDoesNotReachIntoTheNetwork() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            Path list = folder.resolve("list.m3u8");
            Files.writeString(
                    list,
                    "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:" + server.getLocalPort()
                            + "/a.ts\n#EXT-X-ENDLIST\n");
            try (RunningMedia running = RunningMedia.of(list.toUri().toString())) {
                assertThat(running.end()).isPresent();
            }
            server.setSoTimeout(1);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void tellsThatADeviceIsMissing() throws Exception {
        try (RunningMedia running = RunningMedia.of("v4l2:///dev/video99?fps=25&size=640x480&format=mjpeg")) {
            assertThat(running.end())
                    .contains("v4l2:///dev/video99?fps=25&size=640x480&format=mjpeg cannot be opened: no such device");
        }
    }

    @Test
    void tellsThatNobodyListensWithoutTheCredentials() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            port = server.getLocalPort();
        }
        try (RunningMedia running = RunningMedia.of("rtsp://user:secret@127.0.0.1:" + port + "/a")) {
            assertThat(running.end()).contains("rtsp://127.0.0.1:" + port + "/a cannot be opened: connection refused");
        }
    }

    @Test
    void tellsThatACameraDoesNotAnswer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, HERE)) {
            String uri = "rtsp://127.0.0.1:" + silent.getLocalPort() + "/a";
            try (RunningMedia running = new RunningMedia(impatient(uri, Duration.ofMillis(300)))) {
                assertThat(running.end()).contains(uri + " did not answer within 300 ms");
            }
        }
    }

    @Test
    void closeEndsASourceThatConnects() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, HERE)) {
            String uri = "rtsp://127.0.0.1:" + silent.getLocalPort() + "/a";
            try (RunningMedia running = new RunningMedia(impatient(uri, Duration.ofHours(1)))) {
                silent.setSoTimeout(60_000);
                try (Socket camera = silent.accept()) {
                    await().until(() -> camera.getInputStream().available() > 0);
                    running.stop();
                    assertThat(running.end()).isEmpty();
                }
            }
        }
    }

    static CameraConfig impatient(String uri, Duration time) {
        return StreamBuilder.of(uri).timeouts(new Timeouts(time, time, time)).camera();
    }
}
