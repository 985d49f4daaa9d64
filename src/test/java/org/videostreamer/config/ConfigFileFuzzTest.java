package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.videostreamer.testing.Fuzz;

class ConfigFileFuzzTest {

    private final Path file;

    ConfigFileFuzzTest() throws IOException {
        file = Files.createTempFile("config", ".json");
        file.toFile().deleteOnExit();
    }

    @Fuzz
    void aFileIsUnderstoodAndCanBeWrittenDownOrItIsRefusedInOneLine(byte[] content) throws IOException {
        Files.write(file, content);
        try {
            ServerConfig config = ConfigFile.loader().load(file.toString());
            Files.writeString(file, new ConfigText(config).toString());
        } catch (ConfigException e) {
            assertThat(e.getMessage()).startsWith(file + ": ").doesNotContainPattern("\\p{Cntrl}");
            assertThat(e.getMessage().length()).isLessThan(2_000);
        }
    }
}
