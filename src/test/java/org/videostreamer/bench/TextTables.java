package org.videostreamer.bench;

import java.util.ArrayList;
import java.util.List;

/** Tables for people who read them in a terminal: words to the left, numbers to the right. */
final class TextTables {

    private TextTables() {}

    static String text(Table table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns());
        lines.addAll(table.rows());
        int[] widths = widths(lines);
        lines.add(1, dashes(widths));
        StringBuilder out = new StringBuilder(table.title()).append('\n');
        lines.forEach(line -> out.append(line(line, widths, table.words())).append('\n'));
        return out.toString();
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
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

    private static String line(List<String> cells, int[] widths, int words) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String space = " ".repeat(widths[column] - cell.length());
            line.append("  ").append(column < words ? cell + space : space + cell);
        }
        return line.toString().stripTrailing();
    }
}
