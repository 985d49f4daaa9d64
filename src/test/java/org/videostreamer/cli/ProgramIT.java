package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.NotifyPeer;
import org.videostreamer.testing.Program;
import org.videostreamer.testing.StripReader;
import org.videostreamer.testing.WebSocketClient;

/** The program from its start to its end, as a process. */
class ProgramIT {

    @TempDir
    private Path folder;

    @Test
    void theLauncherBecomesTheProgramSoThatSignalsReachIt() throws IOException {
        int port = FreePorts.any();
        try (Program program = new Program("-uri", "test", "-p", text(port)).awaitPort(port)) {
            Path executable =
                    Files.readSymbolicLink(Path.of("/proc/" + program.process().pid() + "/exe"));
            assertThat(executable.getFileName()).hasToString("java");
            assertThat(program.process().children()).isEmpty();
        }
    }

    @Test
    void everyWayToWatchWorksFromOneCommand() throws InterruptedException {
        int port = FreePorts.any();
        String[] command = {
            "-uri",
            "test",
            "-hs",
            "localhost",
            "-p",
            text(port),
            "-q",
            "4",
            "-s",
            "659, 493",
            "-of",
            "MPEG1",
            "-id",
            "abc"
        };
        try (Program program = new Program(command).awaitPort(port);
                MjpegClient viewer = new MjpegClient(port, "/video/abc");
                WebSocketClient player = new WebSocketClient(port, "/ws/abc")) {
            assertThat(StripReader.read(viewer.next().jpeg()).getWidth()).isEqualTo(659);
            assertThat(player.next()).isNotEmpty();
            assertThat(program.output()).contains("localhost", "0.0.0.0");
        }
    }

    @Test
    void aServiceManagerIsToldWhenItServesThatItLivesAndWhenItStops() throws IOException {
        String address = folder.resolve("notify").toString();
        Map<String, String> environment = Map.of("NOTIFY_SOCKET", address, "WATCHDOG_USEC", "300000");
        try (NotifyPeer manager = new NotifyPeer(address);
                Program program = new Program(List.of("./video-streamer"), environment, "-uri", "test", "-p", "0")) {
            Set<String> told = new HashSet<>();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                told.add(manager.next());
                return told.contains("WATCHDOG=1")
                        && told.stream().anyMatch(text -> text.startsWith("READY=1\nSTATUS="));
            });
            program.process().destroy();
            assertThat(program.exitCode()).isZero();
            await().until(() -> manager.next().equals("STOPPING=1"));
        }
    }

    @Test
    void sigtermEndsItWithCode0AndClosesFiftyViewers() throws InterruptedException {
        int port = FreePorts.any();
        try (Program program = new Program("-uri", "test", "-p", text(port)).awaitPort(port)) {
            CountDownLatch watching = new CountDownLatch(50);
            List<CompletableFuture<Boolean>> viewers = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(50);
            for (int i = 0; i < 50; i++) {
                viewers.add(CompletableFuture.supplyAsync(() -> watchToTheEnd(port, watching), threads));
            }
            watching.await();
            program.process().destroy();
            assertThat(program.exitCode()).isZero();
            assertThat(viewers).allSatisfy(viewer -> assertThat(viewer.join()).isTrue());
            threads.shutdown();
            assertThat(program.output()).doesNotContain("Exception");
        }
    }

    @Test
    void sigtermEndsItWhileACameraHangs() {
        int port = FreePorts.any();
        try (MisbehavingCamera camera = new MisbehavingCamera().silentAfter(1).start();
                Program program = new Program("-uri", camera.uri(), "-p", text(port)).awaitPort(port);
                MjpegClient viewer = new MjpegClient(port, "/video/")) {
            viewer.next();
            program.process().destroy();
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void aNewOneTakesThePortAtOnceAfterAKill() {
        int port = FreePorts.any();
        try (Program killed = new Program("-uri", "test", "-p", text(port)).awaitPort(port);
                MjpegClient viewer = new MjpegClient(port, "/video/")) {
            viewer.next();
            // Until it is gone, the kernel may still give it connections to the shared port.
            killed.process().destroyForcibly().onExit().join();
            try (Program next = new Program("-uri", "test", "-p", text(port));
                    MjpegClient again = reconnect(next, port)) {
                assertThat(again.next().number()).isNotNegative();
            }
        }
    }

    @Test
    void aPortThatStaysTakenEndsItWithCode1AndAReason() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                Program program = new Program("-uri", "test", "-p", text(taken.getLocalPort()))) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output())
                    .contains("video-streamer: cannot listen at 0.0.0.0:" + taken.getLocalPort() + ": ")
                    .contains("in use")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aWrongCommandEndsItWithCode2AndOneLine() {
        try (Program program = new Program("-of", "MJPEG1")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output().lines()).hasSize(1);
            assertThat(program.output()).startsWith("video-streamer: ").contains("MJPEG1", "MPEG1");
        }
    }

    @Test
    void allThatIsWrongInAFileIsToldAtOnceWithCode2() throws IOException {
        Path file = Files.writeString(
                folder.resolve("cameras.yaml"),
                "server: {listen: 8080}\nstreams:\n  sample: {input_uri: gopher://c, qualty: 4}\n");
        try (Program program = new Program("-c", file.toString(), "--check")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output().lines())
                    .hasSize(3)
                    .allMatch(line -> line.startsWith("video-streamer: " + file + ": line "))
                    .anyMatch(line -> line.endsWith("qualty: unknown key; did you mean 'quality'?"));
        }
    }

    @Test
    void anUnknownSchemeEndsItWithCode2AndTheKnownOnes() {
        try (Program program = new Program("-uri", "gopher://camera/")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output())
                    .contains(
                            "gopher",
                            "file, http, https, pva, redis, rediss, rtsp, rtsps, tango, test, v4l2, videotest");
        }
    }

    @Test
    void checkPrintsTheConfigurationWithoutItsSecrets() throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(
                file,
                "{\"sources\": {\"0.0.0.0:8000\": {\"input_uri\": \"http://u:verysecret@cam/\","
                        + " \"auth_config\": {\"type\": \"basic\", \"username\": \"me\", \"password\": \"alsosecret\"}},"
                        + " \"[::1]:8001\": {\"input_uri\": \"test\"}}}");
        try (Program program = new Program("-c", file.toString(), "--check")) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output())
                    .contains("http://cam/", "[::1]:8001")
                    .doesNotContain("verysecret")
                    .doesNotContain("alsosecret");
        }
    }

    /** Sees whole parts, then the closing delimiter, then the end of the answer. */
    private static boolean watchToTheEnd(int port, CountDownLatch watching) {
        try (MjpegClient viewer = new MjpegClient(port, "/video/")) {
            viewer.next();
            watching.countDown();
            while (viewer.nextOrEnd().isPresent()) {
                assertThat(viewer.status()).contains("200");
            }
            return true;
        }
    }

    private static MjpegClient reconnect(Program program, int port) {
        program.awaitPort(port);
        return new MjpegClient(port, "/video/");
    }

    private static String text(int port) {
        return Integer.toString(port);
    }
}
