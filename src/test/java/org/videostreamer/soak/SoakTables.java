package org.videostreamer.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.videostreamer.bench.Numbers;
import org.videostreamer.bench.Plot;
import org.videostreamer.bench.Report;
import org.videostreamer.bench.Table;

/** What a soak has shown, as tables and plots. */
final class SoakTables {

    private SoakTables() {}

    /** Adds all to a report. */
    static void tell(SoakResult result, String title, Report report) {
        report.add(held(result, title));
        report.add(gaps(result));
        report.add(happened(result));
        report.add(memory(result, title));
        report.add(counts(result, title));
    }

    private static Table held(SoakResult result, String title) {
        Table table = Table.of(
                "soak",
                title + ": what the program holds when it is left in peace, the mean of each third",
                1,
                "what",
                "first third",
                "middle third",
                "last third",
                "most under way",
                "allowed beyond the middle",
                "flat");
        for (Flatness.Found found : Flatness.judgeAll(result.calms())) {
            double most = result.samples().stream()
                    .mapToDouble(found.what()::of)
                    .max()
                    .orElse(Double.NaN);
            table = table.with(
                    found.what().text(),
                    Numbers.fixed(found.thirds().get(0), 1),
                    Numbers.fixed(found.thirds().get(1), 1),
                    Numbers.fixed(found.thirds().get(2), 1),
                    Numbers.fixed(most, 1),
                    found.what().rule(),
                    found.flat() ? "yes" : "NO");
        }
        return table;
    }

    private static Table gaps(SoakResult result) {
        Table table = Table.of(
                "soak-gaps",
                "The longest that viewers of an undisturbed stream of 20 pictures a second were without a new one, ms",
                1,
                "format",
                "first third",
                "middle third",
                "last third");
        int rounds = result.gaps().size();
        List<Map<String, Double>> thirds = List.of(
                result.longestGaps(0, rounds / 3),
                result.longestGaps(rounds / 3, 2 * rounds / 3),
                result.longestGaps(2 * rounds / 3, rounds));
        for (String format : thirds.get(2).keySet()) {
            List<String> cells = new ArrayList<>(List.of(format));
            thirds.forEach(third -> cells.add(Numbers.fixed(third.getOrDefault(format, Double.NaN), 0)));
            table = table.with(cells.toArray(String[]::new));
        }
        return table;
    }

    private static Table happened(SoakResult result) {
        Table table = Table.of("soak-turmoil", "What was done to the program", 1, "what", "times");
        for (Map.Entry<String, Integer> each : result.happened().entrySet()) {
            table = table.with(each.getKey(), Integer.toString(each.getValue()));
        }
        return table;
    }

    private static Plot memory(SoakResult result, String title) {
        Plot plot = Plot.of("soak-memory", title + ": memory", "minutes", "MB");
        return plot.with(line("resident", result.samples(), Flatness.RESIDENT))
                .with(line("heap in use", result.samples(), Flatness.HEAP))
                .with(line("pictures and codecs", result.samples(), Flatness.PICTURES))
                .with(line("what comes and goes", result.samples(), Flatness.NETWORK))
                .with(line("heap, when in peace", result.calms(), Flatness.HEAP));
    }

    private static Plot counts(SoakResult result, String title) {
        Plot plot = Plot.of("soak-counts", title + ": threads and descriptors", "minutes", "count");
        return plot.with(line("threads", result.samples(), Flatness.THREADS))
                .with(line("descriptors", result.samples(), Flatness.DESCRIPTORS));
    }

    private static Plot.Line line(String name, List<Sample> samples, Flatness what) {
        return new Plot.Line(
                name,
                samples.stream()
                        .map(sample -> new Plot.Point(sample.seconds() / 60, what.of(sample)))
                        .toList());
    }
}
