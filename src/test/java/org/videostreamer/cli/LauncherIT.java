package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.Program;

/** What the launcher sees to, whatever the machine and whoever starts it. */
class LauncherIT {

    private static final List<String> LAUNCHER = List.of("./video-streamer");
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @TempDir
    private Path folder;

    static Stream<Map<String, String>> locales() {
        return Stream.of(
                Map.of("LC_ALL", "", "LANG", "", "LC_CTYPE", ""),
                Map.of("LC_ALL", "C", "LANG", "C", "LC_CTYPE", "POSIX"),
                Map.of("LC_ALL", "de_DE.ISO-8859-1", "LANG", "xx_XX.UTF-8", "LC_CTYPE", ""));
    }

    /** The argument goes through a file, so that the locale of the tests themselves does not matter. */
    @ParameterizedTest
    @MethodSource("locales")
    void argumentsAreUtf8InEveryLocale(Map<String, String> locale) throws IOException {
        Path script = folder.resolve("start");
        Files.writeString(script, "exec ./video-streamer -uri file:///tmp/größe.mp4 --check\n");
        try (Program program = new Program(List.of("sh", script.toString()), locale)) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output()).contains("file:///tmp/größe.mp4");
        }
    }

    @ParameterizedTest
    @MethodSource("locales")
    void fileNamesAreUtf8InEveryLocale(Map<String, String> locale) throws IOException {
        byte[] json = "{\"sources\": {\"0.0.0.0:8000\": {\"input_uri\": \"test\", \"hash\": \"größe\"}}}"
                .getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("config.json"), json);
        Path script = folder.resolve("start");
        Files.writeString(
                script, "cp \"$1\" \"$2/größe.json\" && exec ./video-streamer -c \"$2/größe.json\" --check\n");
        try (Program program = new Program(
                List.of("sh", script.toString(), folder.resolve("config.json").toString(), folder.toString()),
                locale)) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output()).contains("größe");
        }
    }

    @Test
    void whatLiesBesideTheBuildsJarsIsNotLoaded() throws IOException {
        Path stray = Files.createFile(TARGET.resolve("lib/vertx-core-1.0.0.jar"));
        int port = FreePorts.any();
        try (Program program = start(Map.of(), port)) {
            assertThat(openFiles(program)).isNotEmpty().doesNotContain(stray);
        } finally {
            Files.delete(stray);
        }
    }

    @Test
    void noNativeLibraryIsUnpackedAtTheStart() throws IOException {
        int port = FreePorts.any();
        try (Program program = start(Map.of(), port)) {
            assertThat(mapped(program, "libnetty_transport_native_epoll"))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).startsWith(TARGET.resolve("natives")));
        }
    }

    static Stream<Path> javas() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return Stream.empty();
        }
        return Files.list(all)
                .filter(java -> Files.exists(java.resolve("release")) && !Files.isSymbolicLink(java))
                .filter(LauncherIT::isNewEnough);
    }

    private static boolean isNewEnough(Path java) {
        try {
            return Files.readString(java.resolve("release")).matches("(?s).*JAVA_VERSION=\"(1[7-9]|[2-9]\\d).*");
        } catch (IOException e) {
            return false;
        }
    }

    /** The first start with a Java makes its archive, the second uses it. */
    @ParameterizedTest
    @MethodSource("javas")
    void everyJavaSaysNothingThatIsNotOurs(Path java) {
        Map<String, String> environment = Map.of("JAVA_HOME", java.toString());
        try (Program first = new Program(LAUNCHER, environment, "--version")) {
            assertThat(first.exitCode()).isZero();
        }
        try (Program second = new Program(LAUNCHER, environment, "--version")) {
            assertThat(second.exitCode()).isZero();
            assertThat(second.output().lines()).hasSize(1);
            assertThat(second.output()).startsWith("video-streamer ");
        }
        int port = FreePorts.any();
        try (Program program = start(environment, port);
                MjpegClient viewer = new MjpegClient(port, "/video/")) {
            assertThat(viewer.next().jpeg()).isNotEmpty();
            assertThat(program.output().lines()).allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d .* INFO  .*"));
        }
    }

    @Test
    void aMachineWithoutNetworkCardsIsNothingToWarnOf() {
        assumeThat(System.getProperty("user.name"))
                .as("for a network of its own")
                .isEqualTo("root");
        int port = FreePorts.any();
        List<String> alone =
                List.of("unshare", "--net", "sh", "-c", "ip link set lo up && exec ./video-streamer \"$@\"", "sh");
        try (Program program = new Program(alone, Map.of(), "-uri", "test", "-p", Integer.toString(port))) {
            program.awaitOutput("is served at");
            assertThat(program.output()).doesNotContain(" WARN ");
        }
    }

    @Test
    void aPortThatIsNotForUsersIsRefusedAtOnceWithWhatToDo() throws IOException {
        assumeThat(Files.readString(Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start"))
                        .strip())
                .as("the ports that are for root")
                .isNotEqualTo("0");
        List<String> launcher = System.getProperty("user.name").equals("root")
                ? List.of("setpriv", "--bounding-set=-net_bind_service", "./video-streamer")
                : LAUNCHER;
        try (Program program = new Program(launcher, Map.of(), "-uri", "test", "-p", "80")) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output().lines())
                    .containsExactly("video-streamer: cannot listen at 0.0.0.0:80: only root may listen at this port;"
                            + " choose one from 1024 up, or give the program the capability CAP_NET_BIND_SERVICE"
                            + " (systemd: AmbientCapabilities=CAP_NET_BIND_SERVICE)");
        }
    }

    private static Program start(Map<String, String> environment, int port) {
        return new Program(LAUNCHER, environment, "-uri", "test", "-p", Integer.toString(port)).awaitPort(port);
    }

    private static List<Path> openFiles(Program program) throws IOException {
        try (Stream<Path> descriptors = Files.list(process(program).resolve("fd"))) {
            return descriptors
                    .map(LauncherIT::target)
                    .filter(file -> file.startsWith(TARGET))
                    .toList();
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            // Closed meanwhile.
            return Path.of("");
        }
    }

    private static List<Path> mapped(Program program, String name) throws IOException {
        try (Stream<String> lines = Files.lines(process(program).resolve("maps"))) {
            return lines.filter(line -> line.contains(name))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .toList();
        }
    }

    private static Path process(Program program) {
        return Path.of("/proc", Long.toString(program.process().pid()));
    }
}
