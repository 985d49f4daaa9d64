package org.videostreamer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of results in all its looks. */
class TableTest {

    private static final Machine MACHINE = new Machine(
            LocalDateTime.of(2026, 1, 2, 3, 4, 5), "2 cores, ABC", "Linux 6", "17.0.15+6-Debian (VM)", 0.031);

    private static final Table TABLE = Table.of("pace", "How *fast*", 1, "format", "fps")
            .with("MJPEG", "19.90")
            .with("VP8|x", "5");

    @Test
    void asTextWordsAreToTheLeftAndNumbersToTheRight() {
        assertThat(TextTables.text(TABLE)).isEqualTo("""
                How *fast*
                  format    fps
                  ------  -----
                  MJPEG   19.90
                  VP8|x       5
                """);
    }

    @Test
    void asMarkdownNoSignIsTakenForMarkdown() {
        assertThat(MarkdownTables.text(TABLE, MACHINE.line())).isEqualTo("""
                **How \\*fast\\***

                | format | fps |
                | --- | --: |
                | MJPEG | 19.90 |
                | VP8\\|x | 5 |

                *Measured 2026-01-02 on 2 cores, ABC, Java 17.0.15, 0.03 cores busy with other things before the start.*
                """);
    }

    @Test
    void asJsonNumbersAreNumbers() {
        JsonObject json = new JsonObject(ResultsFile.json(TABLE, MACHINE).encode());
        assertThat(json.getString("measured")).isEqualTo("2026-01-02T03:04:05");
        assertThat(json.getJsonArray("rows"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject().put("format", "MJPEG").put("fps", 19.9))
                        .add(new JsonObject().put("format", "VP8|x").put("fps", 5)));
    }

    @Test
    void resultsThatAreNotMeasuredAnewStay(@TempDir Path folder) throws Exception {
        ResultsFile file = new ResultsFile(folder.resolve("results.json"));
        file.put(List.of(TABLE, Table.of("other", "Other", 0, "n").with("1")), MACHINE);
        file.put(List.of(Table.of("other", "Other", 0, "n").with("2")), MACHINE);
        JsonObject all = new JsonObject(Files.readString(folder.resolve("results.json")));
        assertThat(all.fieldNames()).containsExactly("pace", "other");
        assertThat(all.getJsonObject("other")
                        .getJsonArray("rows")
                        .getJsonObject(0)
                        .getInteger("n"))
                .isEqualTo(2);
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> TABLE.with("MJPEG")).hasMessage("pace has 2 columns, not as many as [MJPEG]");
    }

    @Test
    void aDocumentTakesTablesBetweenItsMarkersAlone() {
        MarkedDocument document = new MarkedDocument("""
                Before
                <!-- bench pace -->
                old
                <!-- end -->
                <!-- bench other -->
                old
                <!-- end -->
                """);
        assertThat(document.with("pace", "new $1\n").with("none", "x").text()).isEqualTo("""
                Before
                <!-- bench pace -->

                new $1

                <!-- end -->
                <!-- bench other -->
                old
                <!-- end -->
                """);
    }
}
