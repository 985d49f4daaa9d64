package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.ConfigurationReference;

/** The reference for people names every option with its default, no more and no less. */
class OptionReferenceTest {

    @Test
    void namesEveryOptionWithItsDefault() throws IOException {
        assertThat(ConfigurationReference.rows("## Command line"))
                .map(row -> row.get(0) + " | " + row.get(1))
                .containsExactlyElementsOf(Stream.of(CommandOption.values())
                        .map(OptionReferenceTest::row)
                        .toList());
    }

    private static String row(CommandOption option) {
        return option.names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + " | "
                + option.defaultValue().map(value -> "`" + value + "`").orElse("");
    }
}
