package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.frame.Size;
import org.videostreamer.source.tango.LimaVideoDevice.Fault;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StripReader;
import org.videostreamer.testing.WebSocketClient;

/** From a device to what viewers see. */
class TangoStreamTest {

    private static final Size SIZE = new Size(320, 240);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void viewersOfBothFormatsSeeTheDevicesNumbersRise(@TempDir Path folder) throws Exception {
        try (LimaSimulator simulator = new LimaSimulator(LimaMode.RGB24, SIZE);
                RunningApp app = RunningApp.of(simulator.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/")) {
            untilSignal(viewer, true);
            List<Long> numbers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                MjpegClient.Part part = viewer.next();
                assertThat(StripReader.number(part.jpeg())).hasValue(part.number());
                numbers.add(part.number());
            }
            assertThat(numbers).isSorted();
            assertThat(mpegNumbers(player, folder)).isSorted().hasSizeGreaterThan(10);
        }
    }

    /** The numbers on the pictures of some messages, those of the card that says "connecting" left out. */
    private static List<Long> mpegNumbers(WebSocketClient player, Path folder) throws Exception {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 40; i++) {
            stream.write(player.next());
        }
        Path file = folder.resolve("stream.ts");
        Files.write(file, stream.toByteArray());
        Ffmpeg.run(
                "ffmpeg",
                List.of("-v", "error", "-i", file.toString(), "-fps_mode", "passthrough", folder + "/%03d.png"));
        try (Stream<Path> pictures = Files.list(folder)) {
            return pictures.filter(picture -> picture.toString().endsWith(".png"))
                    .sorted()
                    .map(TangoStreamTest::read)
                    .map(StripReader::number)
                    .filter(number -> number.isPresent())
                    .map(number -> number.getAsLong())
                    .toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void modeAndSizeChangeWithoutDroppingAViewer() throws Exception {
        try (LimaSimulator simulator = new LimaSimulator(LimaMode.Y8, SIZE);
                RunningApp app = RunningApp.of(simulator.bareUri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/")) {
            untilColour(viewer, false, 320);
            simulator.show(LimaMode.RGB24, SIZE);
            untilColour(viewer, true, 320);
            simulator.show(LimaMode.RGB24, new Size(201, 101));
            untilColour(viewer, true, 201);
            simulator.show(LimaMode.Y8, SIZE);
            untilColour(viewer, false, 320);
            assertThat(player.next()).isNotEmpty();
            assertThat(status(app)).contains("\"state\":\"live\"");
        }
    }

    private static void untilColour(MjpegClient viewer, boolean colour, int width) {
        await().atMost(PATIENCE).until(() -> {
            MjpegClient.Part part = viewer.next();
            var picture = StripReader.read(part.jpeg());
            int rgb = picture.getRGB(4, 4);
            boolean coloured = Math.abs((rgb & 0xFF) - (rgb >> 16 & 0xFF)) > 40;
            return !part.headers().containsKey("x-no-signal") && picture.getWidth() == width && coloured == colour;
        });
    }

    @Test
    void aDeviceIsFoundThroughItsDatabaseAndAgainWhereItHasMoved(@TempDir Path folder) throws Exception {
        try (PythonDatabase database = new PythonDatabase(folder);
                PythonDevice device = new PythonDevice("--database=" + database.port());
                RunningApp app = RunningApp.of(database.uri("test/lima/python"));
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            MjpegClient.Part part = untilSignal(viewer, true);
            assertThat(StripReader.number(part.jpeg())).hasValue(part.number());
            device.kill();
            untilSignal(viewer, false);
            try (PythonDevice elsewhere = new PythonDevice("--database=" + database.port())) {
                untilSignal(viewer, true);
            }
        }
    }

    @Test
    void aDeviceThatIsKnownNeedsNoDatabaseAndOneThatIsGoneIsFoundOnceTheDatabaseIsBack(@TempDir Path folder)
            throws Exception {
        try (PythonDatabase database = new PythonDatabase(folder);
                PythonDevice device = new PythonDevice("--database=" + database.port());
                RunningApp app = RunningApp.of(database.uri("test/lima/python"));
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            untilSignal(viewer, true);
            database.kill();
            for (int picture = 0; picture < 20; picture++) {
                assertThat(viewer.next().headers()).doesNotContainKey("x-no-signal");
            }
            device.kill();
            untilSignal(viewer, false);
            database.restart();
            device.restart();
            untilSignal(viewer, true);
        }
    }

    @Test
    void aForeignDeviceThatIsKilledComesBack() throws Exception {
        try (PythonDevice device = new PythonDevice();
                RunningApp app = RunningApp.of(device.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            MjpegClient.Part part = untilSignal(viewer, true);
            assertThat(StripReader.number(part.jpeg())).hasValue(part.number());
            device.kill();
            untilSignal(viewer, false);
            await().until(() -> status(app).contains("cannot be reached: its device server is not running"));
            device.restart();
            untilSignal(viewer, true);
            assertThat(status(app)).contains("\"state\":\"live\"");
        }
    }

    @Test
    void aDeviceThatStopsAndStartsAgainIsTakenUp() {
        try (LimaSimulator simulator = new LimaSimulator(LimaMode.YUV422_PACKED, SIZE);
                RunningApp app = RunningApp.of(simulator.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            untilSignal(viewer, true);
            simulator.stop();
            untilSignal(viewer, false);
            simulator.start();
            untilSignal(viewer, true);
        }
    }

    @Test
    void aDeviceThatIsAbsentAtTheStartIsServedOnceItIsThere() throws Exception {
        try (PythonDevice device = new PythonDevice()) {
            device.kill();
            try (RunningApp app = RunningApp.of(device.uri());
                    MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
                untilSignal(viewer, false);
                await().until(() -> status(app).contains("\"state\":\"failed\""));
                device.restart();
                untilSignal(viewer, true);
            }
        }
    }

    @Test
    void aCameraWithoutAPictureIsWaitedForWithoutAFault() {
        try (LimaSimulator simulator = new LimaSimulator(LimaMode.Y8, SIZE)) {
            simulator.fail(Fault.NO_PICTURE);
            try (RunningApp app = RunningApp.of(simulator.uri());
                    MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
                untilSignal(viewer, false);
                await().until(() -> status(app).contains("waiting for the first image of " + simulator.uri()));
                simulator.fail(Fault.NONE);
                untilSignal(viewer, true);
            }
        }
    }

    private static MjpegClient.Part untilSignal(MjpegClient viewer, boolean signal) {
        MjpegClient.Part part = viewer.next();
        while (part.headers().containsKey("x-no-signal") == signal) {
            part = viewer.next();
        }
        return part;
    }

    private static String status(RunningApp app) {
        return new String(app.get("/api/stream").body(), StandardCharsets.UTF_8);
    }
}
