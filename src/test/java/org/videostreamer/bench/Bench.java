package org.videostreamer.bench;

import java.io.IOException;
import java.util.EnumSet;
import org.videostreamer.source.SourceException;

/** Measures the program; {@code ./bench} starts it. What the numbers mean is told in {@code docs/performance.md}. */
public final class Bench {

    private static final int USAGE_ERROR = 2;

    private Bench() {}

    /** Measures what the options choose, prints tables and writes files. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchOptions options;
        try {
            options = BenchOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(USAGE_ERROR);
            return;
        }
        if (options.help()) {
            System.out.print(BenchOptions.HELP);
            return;
        }
        try {
            measure(options);
        } catch (IOException | SourceException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void measure(BenchOptions options) throws IOException, SourceException, InterruptedException {
        ChildProcesses children = new ChildProcesses();
        Report report = new Report("benchmark", Machine.here(), System.out);
        try {
            for (Part part : options.parts()) {
                part.with(children, options.seconds()).run(report);
            }
            report.addTargets(options.parts().equals(EnumSet.allOf(Part.class)));
        } finally {
            report.write(options.out());
        }
    }

    /** Tells whoever waits what goes on; results go to standard output. */
    static void progress(String text) {
        System.err.println("bench: " + text);
    }
}
