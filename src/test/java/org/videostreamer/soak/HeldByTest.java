package org.videostreamer.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who reads that a test holds something finds that test. */
class HeldByTest {

    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Set<String> there;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        List<String> named = Stream.concat(
                        FaultCases.all().stream().map(FaultCase::test),
                        TEST.matcher(Files.readString(Path.of("docs/reliability.md")))
                                .results()
                                .map(found -> found.group(1)))
                .toList();
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(there).containsAll(named);
    }
}
