package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.testing.LogLines;

/** What was set, from one start to the next. */
class StateFileTest {

    private static final CalibrationConfig FILE = new CalibrationConfig(
            new Calibration(Optional.of(new PixelSize(0.1, 3)), Optional.empty(), Optional.empty()),
            Map.of("Zoom 2", Calibration.NONE));

    private static final Map<String, KeptCalibration> SET = Map.of(
            "sample",
            new KeptCalibration(
                    new CalibrationSetting(
                            Optional.of("Zoom 2"),
                            new Calibration(
                                    Optional.empty(), Optional.of(new PicturePoint(1 / 3.0, -7)), Optional.empty())),
                    FILE),
            "other",
            new KeptCalibration(CalibrationSetting.NONE, CalibrationConfig.NONE));

    @TempDir
    Path folder;

    private Path state;
    private StateFile file;

    @BeforeEach
    void begin() throws IOException {
        Path configuration = Files.writeString(folder.resolve("cameras.yaml"), "");
        state = folder.resolve("cameras.yaml.state");
        file = StateFile.beside(configuration.toString()).orElseThrow();
    }

    @Test
    void whatIsWrittenIsReadAgainExactly() throws IOException {
        assertThat(file.read()).isEmpty();
        file.write(SET);
        file.write(SET);
        assertThat(file.read()).isEqualTo(SET);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.00000000000000000001",
                "-0.00000000000000000003",
                "0.01234567890123456789",
                "9999.99999999999999999999",
                "1000000",
                "-0.0"
            })
    void whateverMayBeSetIsReadAgain(String number) throws Exception {
        CalibrationSetting set = CalibrationSetting.read("{\"origin\": [" + number + ", 0]}", CalibrationConfig.NONE);
        Map<String, KeptCalibration> all = Map.of("sample", new KeptCalibration(set, CalibrationConfig.NONE));
        file.write(all);
        assertThat(file.read()).hasToString(all.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{}", "[]", "{\"calibration\": {\"a\": {\"set\": {\"pixel_size\": 0}, \"file\": {}}}}"})
    void whatIsDamagedIsKeptAsideToldOnceAndCountsAsNothing(String damaged) throws IOException {
        Files.writeString(state, damaged);
        try (LogLines log = new LogLines()) {
            assertThat(file.read()).isEmpty();
            assertThat(file.read()).isEmpty();
            assertThat(log.from(Level.WARN))
                    .singleElement()
                    .asString()
                    .startsWith("what was set before is not known any more: " + state)
                    .endsWith("it is kept as " + state + ".damaged");
        }
        assertThat(folder.resolve("cameras.yaml.state.damaged")).hasContent(damaged);
        file.write(SET);
        assertThat(file.read()).isEqualTo(SET);
    }

    @Test
    void whatCannotBeWrittenLeavesWhatWasThere() throws IOException {
        file.write(SET);
        Files.createDirectory(folder.resolve("cameras.yaml.state.new"));
        assertThatThrownBy(() -> file.write(Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(state + " cannot be written: ");
        assertThat(file.read()).isEqualTo(SET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "/dev/stdin", "/proc/self/fd/0", "/no/such/file", "a\0b"})
    void besideWhatIsNoFileThatStaysThereIsNone(String configuration) {
        assertThat(StateFile.beside(configuration)).isEmpty();
    }

    @Test
    void mayLieInAnotherFolder() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        String configuration = folder.resolve("cameras.yaml").toString();
        StateFile.in(other, configuration).orElseThrow().write(SET);
        assertThat(other.resolve("cameras.yaml.state")).exists();
        assertThat(state).doesNotExist();
        assertThat(StateFile.in(other, "/dev/stdin")).isEmpty();
    }
}
