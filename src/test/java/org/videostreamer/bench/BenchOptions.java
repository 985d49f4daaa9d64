package org.videostreamer.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to measure and how long.
 *
 * @param help only tell the options
 * @param parts what to measure
 * @param seconds for each measurement
 * @param out folder that the files are written to
 */
record BenchOptions(boolean help, Set<Part> parts, int seconds, Path out) {

    private static final int USUAL_SECONDS = 5;
    private static final int MOST_SECONDS = 600;
    private static final Path USUAL_OUT = Path.of("target", "bench");

    static final String HELP = """
            Usage: ./bench [--only PART] [--seconds N] [--out FOLDER]

            Measures the program on this machine; the rest of it should be quiet. Takes about a quarter of an hour.

              --only PART   May be given more than once; all if not given:
            %s  --seconds N   For each measurement, from 1 to 600. Default: %d.
              --out FOLDER  Where to write the tables, as Markdown and JSON, and the plots, as SVG. Default: %s.
                            A document beside the folder that has its name, such as docs/performance.md, gets the tables
                            between its markers.
              -h, --help    Print this help and exit.

            docs/performance.md tells what the numbers mean.
            """.formatted(listed(), USUAL_SECONDS, USUAL_OUT);

    private static String listed() {
        return Arrays.stream(Part.values())
                .map(part -> String.format("                  %-8s  %s%n", part.label(), part.help()))
                .collect(Collectors.joining());
    }

    /** @throws IllegalArgumentException with a message for the user */
    static BenchOptions parse(String... arguments) {
        boolean help = false;
        int seconds = USUAL_SECONDS;
        Path out = USUAL_OUT;
        Set<Part> parts = EnumSet.noneOf(Part.class);
        Iterator<String> all = Arrays.asList(arguments).iterator();
        while (all.hasNext()) {
            String option = all.next();
            switch (option) {
                case "-h", "--help" -> help = true;
                case "--only" -> parts.add(part(value(option, all)));
                case "--seconds" -> seconds = seconds(value(option, all));
                case "--out" -> out = Path.of(value(option, all));
                default -> throw new IllegalArgumentException("unknown option '" + option + "'; --help tells all");
            }
        }
        return new BenchOptions(help, parts.isEmpty() ? EnumSet.allOf(Part.class) : parts, seconds, out);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; --help tells which");
        }
        return rest.next();
    }

    private static Part part(String text) {
        return Arrays.stream(Part.values())
                .filter(part -> part.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--only '" + text + "': expected one of " + String.join(", ", Part.labels())));
    }

    private static int seconds(String text) {
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 1 && seconds <= MOST_SECONDS) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new IllegalArgumentException("--seconds '" + text + "': expected a whole number from 1 to 600");
    }
}
