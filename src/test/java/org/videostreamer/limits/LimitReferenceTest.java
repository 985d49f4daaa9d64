package org.videostreamer.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table for operators names every limit, no more and no less. */
class LimitReferenceTest {

    @Test
    void tellsEveryLimitWithDefaultRangeAndAnswer() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs", "security.md")).stream()
                .dropWhile(line -> !line.equals("## Limits"))
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(Limit.values())
                        .map(limit -> String.format(
                                "| `%s` | `%d` | %d to %d | %s | %s |",
                                limit.key(), limit.normal(), limit.least(), limit.most(), limit.what(), limit.answer()))
                        .toList());
    }
}
