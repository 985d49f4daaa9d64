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
    void aFileIsUnderstoodAndCanBeWrittenDownOrEachThingThatIsWrongIsToldInALine(byte[] content) throws IOException {
        Files.write(file, content);
        try {
            ConfigFile.loader().load(file.toString()).toString();
        } catch (ConfigException e) {
            assertThat(e.problems()).hasSizeLessThan(100).allSatisfy(problem -> {
                assertThat(problem).startsWith(file + ": ").doesNotContainPattern("\\p{Cntrl}");
                assertThat(problem.length()).isLessThan(2_000);
            });
        }
    }
}
