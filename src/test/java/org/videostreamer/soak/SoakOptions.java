package org.videostreamer.soak;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What to do and how long.
 *
 * @param help only tell the options
 * @param minutes of turmoil and calm; none if the faults are tried one by one
 * @param seed of all chance
 * @param program what is started
 * @param out folder that the files are written to
 */
record SoakOptions(boolean help, Optional<Double> minutes, long seed, Path program, Path out) {

    /** For the configuration and the log, whatever the results are written to. */
    static final Path WORK = Path.of("target", "soak");

    private static final double MOST_MINUTES = 10_000;
    private static final int SEEDS = 1_000_000;

    static final String HELP = """
            Usage: ./soak MINUTES [--seed N] [--program PATH] [--out FOLDER]
                   ./soak --faults [--program PATH] [--out FOLDER]

            Runs the program among cameras of every kind that fail, viewers that come and go, changes of the configuration
            and clients that do wrong, and looks whether it stays as it was. The exit code is 1 where it does not: memory,
            threads or descriptors that are not flat, an error in the log, a stream that does not come back.

              MINUTES         At least 1. It ends some seconds later, as long as streams take to come back.
              --faults        Tries each fault alone instead, and tells what a viewer and the log see of it, how long it takes
                              until all is well again, and what undisturbed viewers notice. Takes about ten minutes.
              --seed N        Whole number of which all chance is made; without it another each time, which is told.
              --program PATH  What to start, such as /usr/bin/video-streamer of the package. Default: that of this checkout.
              --out FOLDER    Where to write the tables, as Markdown and JSON, and the plots, as SVG.
                              Default: target/soak. A document beside the folder that has its name, such as
                              docs/reliability.md, gets the tables between its markers. The log is in target/soak.
              -h, --help      Print this help and exit.

            docs/reliability.md tells what the numbers mean.
            """;

    /** @throws IllegalArgumentException with a message for the user */
    static SoakOptions parse(String... arguments) {
        boolean help = false;
        boolean faults = false;
        Optional<Double> minutes = Optional.empty();
        long seed = RandomGenerator.getDefault().nextInt(SEEDS);
        Path program = Path.of("video-streamer");
        Path out = WORK;
        Iterator<String> all = Arrays.asList(arguments).iterator();
        while (all.hasNext()) {
            String option = all.next();
            switch (option) {
                case "-h", "--help" -> help = true;
                case "--faults" -> faults = true;
                case "--seed" -> seed = seed(value(option, all));
                case "--program" -> program = Path.of(value(option, all));
                case "--out" -> out = Path.of(value(option, all));
                default -> minutes = Optional.of(minutes(option));
            }
        }
        if (!help && faults == minutes.isPresent()) {
            throw new IllegalArgumentException("expected either MINUTES or --faults; --help tells all");
        }
        return new SoakOptions(help, minutes, seed, program, out);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; --help tells which");
        }
        return rest.next();
    }

    private static double minutes(String text) {
        try {
            double minutes = Double.parseDouble(text);
            if (minutes >= 1 && minutes <= MOST_MINUTES) {
                return minutes;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new IllegalArgumentException(
                "'" + text + "': expected minutes from 1 to 10000, or an option; --help tells all");
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seed '" + text + "': expected a whole number", e);
        }
    }
}
