package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.epics.pva.data.PVADouble;
import org.epics.pva.data.PVAStructure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StripReader;
import org.videostreamer.testing.WebSocketClient;

/** What viewers see of a detector at the other end of the whole program. */
class PvaStreamTest {

    private static final Size SIZE = new Size(320, 240);
    private static final int FPS = 20;
    private static final long FIRST = 500;

    @BeforeAll
    static void keepToThisMachine() {
        LoopbackEpics.use();
    }

    @Test
    void viewersGetTheDetectorsPicturesNumbersAndTimes() {
        try (PvaSimulator detector = PvaSimulator.acquiring("S:Image{1}", FIRST, FPS, n -> DetectorFrame.of(n, SIZE));
                RunningApp app = RunningApp.of("pva://S:Image{1}");
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            long last = FIRST - 1;
            for (int i = 0; i < 20; i++) {
                MjpegClient.Part part = untilSignal(viewer);
                assertThat(part.number()).isGreaterThanOrEqualTo(last);
                assertThat(StripReader.number(part.jpeg())).hasValue(part.number());
                long micros = ChronoUnit.MICROS.between(
                        Instant.EPOCH, DetectorFrame.of(part.number(), SIZE).time());
                assertThat(part.headers().get("x-timestamp"))
                        .isEqualTo(micros / 1_000_000 + "." + String.format("%06d", micros % 1_000_000));
                last = part.number();
            }
            assertThat(last).isGreaterThan(FIRST);
        }
    }

    @Test
    void mpeg1ViewersGetThemToo(@TempDir Path folder) throws Exception {
        try (PvaSimulator detector = PvaSimulator.acquiring("S:Mpeg", FIRST, FPS, n -> DetectorFrame.of(n, SIZE));
                RunningApp app = RunningApp.of("pva://S:Mpeg");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/")) {
            await().until(() -> status(app).contains("\"state\":\"live\""));
            assertThat(numbers(player, folder)).hasSizeGreaterThan(5).isSorted().allMatch(n -> n >= FIRST);
        }
    }

    @Test
    void aDetectorThatGoesIsToldAtOnceAndComesBack() {
        PvaSimulator before = PvaSimulator.acquiring("S:Back", FIRST, FPS, n -> DetectorFrame.of(n, SIZE));
        try (RunningApp app = RunningApp.of("pva://S:Back");
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            untilSignal(viewer);
            before.close();
            untilNoSignal(viewer);
            await().until(() -> status(app).contains("is lost") || status(app).contains("no answer for PV S:Back"));
            try (PvaSimulator after = PvaSimulator.acquiring("S:Back", 9000, FPS, n -> DetectorFrame.of(n, SIZE))) {
                assertThat(untilSignal(viewer).number()).isGreaterThanOrEqualTo(9000);
                await().until(() -> status(app).contains("\"state\":\"live\""));
            }
        }
    }

    @Test
    void aChangeOfSizeTypeAndCodecIsFollowedWithoutDroppingAViewer() throws Exception {
        AtomicReference<DetectorFrame> like = new AtomicReference<>(DetectorFrame.of(0, SIZE));
        Size other = new Size(256, 160);
        try (PvaSimulator detector = PvaSimulator.acquiring("S:Change", 0, FPS, n -> numbered(like.get(), n));
                RunningApp app = RunningApp.of("pva://S:Change");
                MjpegClient viewer = new MjpegClient(app.port(), "/video/");
                WebSocketClient player = new WebSocketClient(app.port(), "/ws/")) {
            untilSignal(viewer);
            assertThat(player.next()).isNotEmpty();
            for (DetectorFrame next : List.of(
                    DetectorFrame.of(0, other),
                    DetectorFrame.of(0, SIZE).as(ColorMode.MONO, ScalarType.USHORT),
                    DetectorFrame.of(0, other)
                            .as(ColorMode.RGB3, ScalarType.FLOAT)
                            .with("lz4"),
                    DetectorFrame.of(0, SIZE).with("jpeg"))) {
                like.set(next);
                MjpegClient.Part part = untilSignal(viewer);
                while (!widthOf(part).equals(next.size().width())) {
                    part = untilSignal(viewer);
                }
                assertThat(StripReader.number(part.jpeg())).hasValue(part.number());
                assertThat(player.next()).isNotEmpty();
            }
            assertThat(player.socket().isInputClosed()).isFalse();
        }
    }

    @Test
    void aPvThatIsAbsentAtTheStartIsToldAndShownOnceItIsThere() {
        try (RunningApp app = RunningApp.of("pva://S:Late");
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            untilNoSignal(viewer);
            await().until(() -> status(app).contains("searching for PV S:Late"));
            await().atMost(Duration.ofSeconds(30)).until(() -> status(app)
                    .contains("no answer for PV S:Late: no IOC serves it,"
                            + " or EPICS_PVA_ADDR_LIST does not reach it"));
            try (PvaSimulator detector = PvaSimulator.acquiring("S:Late", FIRST, FPS, n -> DetectorFrame.of(n, SIZE))) {
                assertThat(untilSignal(viewer).number()).isGreaterThanOrEqualTo(FIRST);
            }
        }
    }

    @Test
    void aPvThatIsNoCameraIsToldWithItsType() {
        PVAStructure scalar = new PVAStructure("", "epics:nt/NTScalar:1.0", new PVADouble("value", 3));
        try (PvaSimulator notOne = new PvaSimulator("S:Scalar", scalar);
                RunningApp app = RunningApp.of("pva://S:Scalar");
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            untilNoSignal(viewer);
            await().until(() -> status(app)
                    .contains("PV S:Scalar is no camera: its type is 'epics:nt/NTScalar:1.0',"
                            + " which has no union 'value'; expected epics:nt/NTNDArray:1.0"));
        }
    }

    @Test
    void anIdleDetectorIsWaitedForAndShownWhenItAcquires() {
        try (PvaSimulator detector = new PvaSimulator("S:Idle", NtndBuilder.idle());
                RunningApp app = RunningApp.of("pva://S:Idle");
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            untilNoSignal(viewer);
            await().until(() -> status(app).contains("no new picture; is the detector acquiring"));
            detector.post(NtndBuilder.of(DetectorFrame.of(7, SIZE)));
            assertThat(untilSignal(viewer).number()).isEqualTo(7);
        }
    }

    private static Integer widthOf(MjpegClient.Part part) {
        return StripReader.read(part.jpeg()).getWidth();
    }

    private static DetectorFrame numbered(DetectorFrame like, long number) {
        return new DetectorFrame(number, like.time(), like.size(), like.mode(), like.type(), like.codec());
    }

    private static List<Long> numbers(WebSocketClient player, Path folder) throws IOException, InterruptedException {
        Path video = folder.resolve("video.ts");
        for (int i = 0; i < 25; i++) {
            Files.write(video, player.next(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        Path pattern = folder.resolve("%04d.png");
        Ffmpeg.run("ffmpeg", List.of("-v", "fatal", "-i", video.toString(), "-fps_mode", "passthrough", "" + pattern));
        List<Long> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".png")).sorted().toList()) {
                // The card without a signal has no strip.
                StripReader.number(Files.readAllBytes(file)).ifPresent(numbers::add);
            }
        }
        return numbers;
    }

    private static MjpegClient.Part untilSignal(MjpegClient viewer) {
        MjpegClient.Part part = viewer.next();
        while (part.headers().containsKey("x-no-signal")) {
            part = viewer.next();
        }
        return part;
    }

    private static void untilNoSignal(MjpegClient viewer) {
        while (!viewer.next().headers().containsKey("x-no-signal")) {
            // pictures that were on their way
        }
    }

    private static String status(RunningApp app) {
        return new String(app.get("/api/stream").body(), StandardCharsets.UTF_8);
    }
}
