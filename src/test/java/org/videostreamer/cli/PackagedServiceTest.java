package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.config.ConfigException;

/** What packages bring beside the program fits it: the service's unit, configurations, the scripts of installation. */
class PackagedServiceTest {

    private static final Path ROOM = Path.of("packaging");
    private static final Path UNIT = ROOM.resolve("debian/video-streamer.service");

    static Stream<Path> configurations() {
        return Stream.of("config.yaml", "image/config.yaml", "image/cameras-with-redis.yaml")
                .map(ROOM::resolve);
    }

    static Stream<Path> scripts() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(ROOM)) {
            all = files.filter(Files::isRegularFile)
                    .filter(PackagedServiceTest::isScript)
                    .toList();
        }
        return all.stream();
    }

    private static boolean isScript(Path file) {
        try {
            return Files.readString(file).startsWith("#!/bin/sh");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theUnitStartsTheProgramByOptionsThatItKnows() throws IOException, ConfigException {
        String command = value("ExecStart");
        assertThat(command).isEqualTo("/usr/bin/video-streamer -c /etc/video-streamer/config.yaml");
        String line = command.replaceFirst("^\\S+ ", "")
                .replace(
                        "/etc/video-streamer/config.yaml",
                        ROOM.resolve("config.yaml").toString());
        assertThat(CommandLines.launch(line).file()).isPresent();
    }

    @Test
    void theUnitWaitsForWhatTheProgramTells() throws IOException {
        assertThat(value("Type")).isEqualTo("notify");
        assertThat(value("WatchdogSec")).isNotEqualTo("0");
        assertThat(value("StateDirectory")).isEqualTo("video-streamer");
    }

    @Test
    void theUnitDoesNotStartAWrongConfigurationAgain() throws IOException {
        assertThat(value("RestartPreventExitStatus")).isEqualTo(Integer.toString(Options.USAGE_ERROR));
    }

    @Test
    void theUnitReloadsWithoutProgramsThatSmallSystemsLack() throws IOException {
        assertThat(value("ExecReload")).isEqualTo("/bin/sh -c \"kill -HUP $MAINPID\"");
    }

    /** The helper says of a unit that it has never seen that it was enabled. */
    @ParameterizedTest
    @CsvSource({"1, 0, false", "0, 1, false", "0, 0, true"})
    void anInstallationEnablesTheServiceOnlyWhereItWasEnabledBefore(
            int installedBefore, int wasEnabled, boolean enabled, @TempDir Path programs)
            throws IOException, InterruptedException {
        Path calls = programs.resolve("calls");
        for (String name : List.of("getent", "chgrp", "chmod")) {
            program(programs.resolve(name), "");
        }
        program(programs.resolve("deb-systemd-helper"), """
                echo "$*" >>%s
                case $1 in
                debian-installed) exit %d ;;
                --quiet) exit %d ;;
                esac
                """.formatted(calls, installedBefore, wasEnabled));
        ProcessBuilder installation = new ProcessBuilder("/bin/sh", "packaging/debian/postinst", "configure", "");
        installation.environment().put("PATH", programs.toString());
        Process shell = installation.redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes());
        assertThat(shell.waitFor()).as(said).isZero();
        assertThat(Files.readAllLines(calls).contains("enable video-streamer.service"))
                .isEqualTo(enabled);
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theUnitsUserIsTheOneThatIsMade() throws IOException {
        assertThat(Files.readString(ROOM.resolve("debian/video-streamer.sysusers")))
                .contains("u " + value("User") + " ");
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void everyConfigurationIsTaken(Path file) throws ConfigException {
        assertThat(CommandLines.launch("--check -c " + file).config().server().streams())
                .isNotEmpty();
    }

    @Test
    void whatIsInstalledIsServedToThisMachineAlone() throws ConfigException {
        assertThat(CommandLines.launch("-c " + ROOM.resolve("config.yaml"))
                        .config()
                        .server()
                        .listeners())
                .allSatisfy(listener -> assertThat(listener.address().host()).isEqualTo("127.0.0.1"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyScriptIsUnderstoodByAPlainShell(Path script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes());
        assertThat(shell.waitFor()).as(said).isZero();
    }

    /** Of the unit's key, which stands there once. */
    private static String value(String key) throws IOException {
        List<String> values = Files.readAllLines(UNIT).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .toList();
        assertThat(values).as(key).hasSize(1);
        return values.get(0);
    }
}
