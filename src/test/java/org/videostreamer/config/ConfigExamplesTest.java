package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents' examples of whole files are good files. */
class ConfigExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(server:.*?)^```$");

    @TempDir
    Path directory;

    static List<String> examples() throws IOException {
        return Stream.of("configuration.md", "many-cameras.md", "security.md")
                .flatMap(name -> examplesOf(Path.of("docs", name)))
                .toList();
    }

    private static Stream<String> examplesOf(Path document) {
        try {
            List<String> all = EXAMPLE.matcher(Files.readString(document))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(all).as(document.toString()).isNotEmpty();
            return all.stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsReadWithoutAComplaint(String example) {
        assertThat(ConfigFile.yaml(directory, example).refusals()).isEqualTo("no refusal");
    }
}
