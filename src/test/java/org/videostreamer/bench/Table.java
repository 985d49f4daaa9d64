package org.videostreamer.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured, in rows under headings. How it looks is a matter of {@link TextTables}, {@link MarkdownTables} and
 * {@link ResultsFile}.
 *
 * @param name what files and markers call it
 * @param title for people
 * @param words how many of the first columns are words; the others are numbers
 * @param columns their headings
 * @param rows a cell for each column
 */
public record Table(String name, String title, int words, List<String> columns, List<List<String>> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(name + " has " + columns.size() + " columns, not as many as " + row);
            }
        }
    }

    /** One without rows. */
    public static Table of(String name, String title, int words, String... columns) {
        return new Table(name, title, words, List.of(columns), List.of());
    }

    /** The same and one more row. */
    public Table with(String... cells) {
        List<List<String>> more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return new Table(name, title, words, columns, more);
    }
}
