package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no files end in a message, not in memory or in a wait. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class InputFileTest {

    private static final int MOST = 100;

    @TempDir
    Path directory;

    @Test
    void aFileOfTheGreatestLengthIsReadAndALongerOneIsNot() throws IOException, ConfigException {
        Path file = Files.writeString(directory.resolve("f"), "x".repeat(MOST));
        assertThat(InputFile.read(file, MOST)).hasSize(MOST);
        Files.writeString(file, "x".repeat(MOST + 1));
        assertThatThrownBy(() -> InputFile.read(file, MOST)).hasMessage("it is longer than 100 bytes");
    }

    @Test
    void aDeviceWithoutEndIsNotRead() {
        assertThatThrownBy(() -> InputFile.read(Path.of("/dev/zero"), MOST))
                .hasMessage("it is a device, a FIFO or a socket");
    }

    @Test
    void aLinkToADeviceIsNotReadEither() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("config.json"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> ConfigFile.loader().load(link.toString()))
                .hasMessage(
                        link + ": cannot be read: it is a device, a FIFO or a socket; expected a JSON or YAML file");
    }

    @Test
    void aFifoIntoWhichNobodyWritesIsNotWaitedFor() throws IOException, InterruptedException {
        Path fifo = directory.resolve("password");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        assertThat(ConfigFile.ofSource(
                                directory,
                                "\"input_uri\": \"test\", \"auth_config\": {\"username\": \"u\", \"password_file\":"
                                        + " \"password\"}")
                        .refusal())
                .endsWith("auth_config.password_file: cannot read \"password\": it is a device, a FIFO or a socket;"
                        + " expected the name of a file that holds the password");
    }
}
