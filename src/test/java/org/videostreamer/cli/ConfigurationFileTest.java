package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.StateFile;

/** Where is kept what is set while the program runs. */
class ConfigurationFileTest {

    @TempDir
    private Path folder;

    @Test
    void itIsKeptBesideTheFile() throws ConfigException, IOException {
        kept(Map.of()).write(Map.of());
        assertThat(folder.resolve("cameras.yaml.state")).exists();
    }

    @Test
    void aServiceKeepsItWhereItMayWrite() throws ConfigException, IOException {
        Path state = Files.createDirectory(folder.resolve("state"));
        kept(Map.of("STATE_DIRECTORY", state.toString())).write(Map.of());
        assertThat(state.resolve("cameras.yaml.state")).exists();
    }

    private StateFile kept(Map<String, String> environment) throws ConfigException, IOException {
        Path file = Files.writeString(
                folder.resolve("cameras.yaml"),
                "server: {listen: \"127.0.0.1:8080\"}\nstreams: {sample: {input_uri: test}}\n");
        return CommandLines.launch("-c " + file, environment)
                .file()
                .orElseThrow()
                .kept()
                .orElseThrow();
    }
}
