package org.videostreamer.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of docs/configuration.md, for tests that hold them to the code. */
public final class ConfigurationReference {

    private ConfigurationReference() {}

    /** The rows under a heading, each a list of cells, without the table's head. */
    public static List<List<String>> rows(String heading) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        String current = "";
        for (String line : Files.readAllLines(Path.of("docs", "configuration.md"))) {
            if (line.startsWith("#")) {
                current = line;
            } else if (current.equals(heading) && line.startsWith("| `")) {
                rows.add(Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
            }
        }
        return rows;
    }
}
