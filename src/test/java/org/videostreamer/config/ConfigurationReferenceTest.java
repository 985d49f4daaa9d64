package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference for people names what the program knows, no more and no less. */
class ConfigurationReferenceTest {

    private static final Path DOCUMENT = Path.of("docs", "configuration.md");

    @Test
    void itsTablesAreThoseOfTheTableOfKeys() throws IOException {
        String expected = ConfigurationReference.withTables(Files.readString(DOCUMENT));
        assertThat(ConfigurationReference.upToDate(DOCUMENT, expected)).isEqualTo(expected);
    }

    @Test
    void itHasATableOfEveryGroupOfKeysButTheServersLimits() throws IOException {
        assertThat(ConfigurationReference.titles(Files.readString(DOCUMENT)))
                .containsExactlyInAnyOrderElementsOf(Keys.GROUPS.stream()
                        .filter(group -> group != Keys.LIMITS_GROUP)
                        .map(KeyGroup::title)
                        .toList());
    }
}
