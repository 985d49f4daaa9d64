package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.videostreamer.testing.Fuzz;

class ConfigFileFuzzTest {

    private final List<Path> files;

    ConfigFileFuzzTest() throws IOException {
        files = List.of(Files.createTempFile("config", ".json"), Files.createTempFile("config", ".yaml"));
        files.forEach(file -> file.toFile().deleteOnExit());
    }

    @Fuzz
    void aFileIsUnderstoodOrEachThingThatIsWrongIsToldInALine(byte[] content) throws IOException {
        for (Path file : files) {
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
}
