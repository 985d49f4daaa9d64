package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.config.ConfigException;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Size;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.Program;
import org.videostreamer.testing.RunningSource;
import org.videostreamer.testing.StripReader;
import org.videostreamer.testing.WebSocketClient;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** Pictures of every format from the program as it was built, decoded. {@code scripts/bare-debian} runs this one alone. */
class EveryFormatIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CARD = "test?size=640x480&fps=20";

    @TempDir
    private Path folder;

    @Test
    void everyFormatShowsPictures() throws IOException, ConfigException, InterruptedException {
        int port = FreePorts.any();
        try (Program program = new Program("-uri", CARD, "-p", Integer.toString(port)).awaitPort(port)) {
            watchJpeg(port);
            watchMpeg1(port);
            watchWebRtc(port, Codec.VP8);
            watchWebRtc(port, Codec.H264);
            assertThat(program.output()).doesNotContain(" WARN ").doesNotContain(" ERROR ");
        }
    }

    private static void watchJpeg(int port) {
        try (MjpegClient viewer = new MjpegClient(port, "/video/")) {
            assertThat(StripReader.number(viewer.next().jpeg())).isPresent();
        }
    }

    private void watchMpeg1(int port) throws IOException, ConfigException, InterruptedException {
        Path file = folder.resolve("watched.ts");
        try (WebSocketClient viewer = new WebSocketClient(port, "/ws/");
                OutputStream out = Files.newOutputStream(file)) {
            for (int messages = 0; messages < 20; messages++) {
                out.write(viewer.next());
            }
        }
        try (RunningSource played = new RunningSource(new SourceProviders().open(Configs.camera("file://" + file)))) {
            await().atMost(PATIENCE).until(() -> played.sink().pictures().size() >= 10);
            assertThat(played.sink().pictures())
                    .allSatisfy(picture -> assertThat(picture.size()).isEqualTo(new Size(640, 480)));
        }
    }

    private static void watchWebRtc(int port, Codec codec) {
        try (RtcViewer viewer = new RtcViewer(URI.create("http://127.0.0.1:" + port), ViewerOptions.good(codec))) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= 10);
            assertThat(viewer.numbers()).isSorted();
            assertThat(viewer.sizes()).containsExactly("640x480");
        }
    }
}
