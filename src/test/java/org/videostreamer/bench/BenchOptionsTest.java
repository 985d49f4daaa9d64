package org.videostreamer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** What can be asked of {@code ./bench}, and where that is told. */
class BenchOptionsTest {

    @Test
    void everythingIsMeasuredUnlessPartsAreNamed() {
        assertThat(BenchOptions.parse().parts()).isEqualTo(EnumSet.allOf(Part.class));
        assertThat(BenchOptions.parse("--only", "reload", "--only", "glass", "--seconds", "7", "--out", "x"))
                .isEqualTo(new BenchOptions(false, EnumSet.of(Part.RELOAD, Part.GLASS), 7, Path.of("x")));
    }

    @Test
    void anotherPartIsToldAllThereAre() {
        assertThatThrownBy(() -> BenchOptions.parse("--only", "speed"))
                .hasMessageStartingWith("--only 'speed': expected one of encode, depth, viewers, ");
    }

    @Test
    void helpAndContributingTellEveryPart() throws IOException {
        String contributing = Files.readString(Path.of("CONTRIBUTING.md"));
        for (Part part : Part.values()) {
            assertThat(BenchOptions.HELP).contains("  " + part.label() + " ").contains(part.help());
            assertThat(contributing).contains("| `" + part.label() + "` | " + part.help() + " |");
        }
    }
}
