package org.videostreamer.bench;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, for people to read: the first columns to the left, numbers to the right. */
final class TextTable {

    private final String title;
    private final int texts;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param texts how many of the first columns are words
     */
    TextTable(String title, int texts, String... headings) {
        this.title = title;
        this.texts = texts;
        rows.add(List.of(headings));
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder out = new StringBuilder(title).append('\n');
        for (int row = 0; row < rows.size(); row++) {
            append(out, rows.get(row), widths);
            if (row == 0) {
                append(out, dashes(widths), widths);
            }
        }
        return out.toString();
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static List<String> dashes(int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int width : widths) {
            cells.add("-".repeat(width));
        }
        return cells;
    }

    private void append(StringBuilder out, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String space = " ".repeat(widths[column] - cell.length());
            line.append("  ").append(column < texts ? cell + space : space + cell);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
