package org.videostreamer.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that was measured: told at once, and kept for the files. */
public final class Report {

    private final Machine machine;
    private final PrintStream out;
    private final List<Table> tables = new ArrayList<>();
    private final List<Plot> plots = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    /**
     * Tells what it is measured on.
     *
     * @param what is done, for the head of the output
     */
    public Report(String what, Machine machine, PrintStream out) {
        this.machine = machine;
        this.out = out;
        out.println("video-streamer " + what + ", " + machine.text());
    }

    /** A table, told at once. */
    public void add(Table table) {
        tables.add(table);
        out.println(TextTables.text(table));
    }

    /** A plot for the files. */
    public void add(Plot plot) {
        plots.add(plot);
    }

    void add(Target target) {
        targets.add(target);
    }

    /** Tells which targets were met. Only with {@code all} they go into the files: some would look like all there are. */
    void addTargets(boolean all) {
        Table table = Target.table(targets);
        out.println(TextTables.text(table));
        if (all) {
            tables.add(table);
        }
    }

    /**
     * Writes {@code results.json}, a picture for each plot, and the tables as Markdown: into the document beside the folder
     * that has its name ({@code docs/performance.md} for {@code docs/performance}), between its markers; where there is
     * none, into {@code results.md} in the folder.
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        new ResultsFile(folder.resolve("results.json")).put(tables, machine);
        for (Plot plot : plots) {
            Files.writeString(folder.resolve(plot.name() + ".svg"), SvgPlot.text(plot));
        }
        Path document = folder.resolveSibling(folder.getFileName() + ".md");
        if (Files.exists(document)) {
            MarkedDocument marked = new MarkedDocument(Files.readString(document));
            for (Table table : tables) {
                if (!marked.hasPlaceFor(table.name())) {
                    Bench.progress(document + " has no place for " + table.name());
                }
                marked = marked.with(table.name(), MarkdownTables.text(table, machine.line()));
            }
            Files.writeString(document, marked.text());
        } else {
            List<String> texts = tables.stream()
                    .map(table -> MarkdownTables.text(table, machine.line()))
                    .toList();
            Files.writeString(folder.resolve("results.md"), String.join("\n", texts));
        }
    }
}
