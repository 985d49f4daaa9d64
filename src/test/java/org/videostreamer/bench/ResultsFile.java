package org.videostreamer.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A JSON file of tables, for programs: by their names, each with when and on what it was measured. Tables that are not
 * measured anew stay as they were.
 */
final class ResultsFile {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final Path file;

    ResultsFile(Path file) {
        this.file = file;
    }

    /** Puts tables into it. */
    void put(List<Table> tables, Machine machine) throws IOException {
        JsonObject all = Files.exists(file) ? new JsonObject(Files.readString(file)) : new JsonObject();
        tables.forEach(table -> all.put(table.name(), json(table, machine)));
        Files.writeString(file, all.encodePrettily() + "\n");
    }

    static JsonObject json(Table table, Machine machine) {
        JsonArray rows = new JsonArray();
        for (List<String> cells : table.rows()) {
            JsonObject row = new JsonObject();
            for (int column = 0; column < cells.size(); column++) {
                row.put(table.columns().get(column), value(cells.get(column)));
            }
            rows.add(row);
        }
        return new JsonObject()
                .put("title", table.title())
                .put("measured", machine.time().toString())
                .put("machine", machine.line())
                .put("rows", rows);
    }

    /** A number where it is one. */
    private static Object value(String cell) {
        return NUMBER.matcher(cell).matches() ? new BigDecimal(cell) : cell;
    }
}
