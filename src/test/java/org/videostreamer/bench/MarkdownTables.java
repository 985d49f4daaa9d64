package org.videostreamer.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tables as Markdown, with what they were measured on below. */
final class MarkdownTables {

    private MarkdownTables() {}

    /** @param machine what it was measured on, and when, in a line */
    static String text(Table table, String machine) {
        StringBuilder out = new StringBuilder("**")
                .append(plain(table.title()))
                .append("**\n\n")
                .append(line(table.columns()))
                .append(line(rules(table)));
        table.rows().forEach(row -> out.append(line(row)));
        return out.append("\n*").append(plain(machine)).append("*\n").toString();
    }

    private static List<String> rules(Table table) {
        int columns = table.columns().size();
        List<String> rules = new ArrayList<>(Collections.nCopies(columns, "--:"));
        Collections.fill(rules.subList(0, Math.min(columns, table.words())), "---");
        return rules;
    }

    private static String line(List<String> cells) {
        return "| "
                + String.join(" | ", cells.stream().map(MarkdownTables::plain).toList()) + " |\n";
    }

    /** Lets no sign of a text be taken for one of Markdown's. */
    private static String plain(String text) {
        return text.replaceAll("([\\\\|*_`<\\[])", "\\\\$1");
    }
}
