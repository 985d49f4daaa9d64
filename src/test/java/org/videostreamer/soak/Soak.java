package org.videostreamer.soak;

import java.io.IOException;
import java.util.List;
import org.videostreamer.bench.Machine;
import org.videostreamer.bench.Numbers;
import org.videostreamer.bench.Report;

/** Lets the program soak; {@code ./soak} starts it. What the numbers mean is told in {@code docs/reliability.md}. */
public final class Soak {

    private static final int USAGE_ERROR = 2;

    private Soak() {}

    /** Does what the options choose, prints tables and writes files; the exit code says whether all was well. */
    public static void main(String[] arguments) throws InterruptedException {
        SoakOptions options;
        try {
            options = SoakOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("soak: " + e.getMessage());
            System.exit(USAGE_ERROR);
            return;
        }
        if (options.help()) {
            System.out.print(SoakOptions.HELP);
            return;
        }
        // A peer that is cut off, such as a viewer by WebRTC, ends its thread so; it is meant to be.
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, fault) -> progress("a peer ended: " + thread.getName() + ": " + fault));
        List<String> failures;
        try {
            failures = options.minutes().isPresent() ? soak(options) : tryFaults(options);
        } catch (IOException e) {
            failures = List.of(String.valueOf(e.getMessage()));
        }
        failures.forEach(failure -> System.err.println("soak: " + failure));
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    private static List<String> soak(SoakOptions options) throws IOException, InterruptedException {
        double minutes = options.minutes().orElseThrow();
        Report report = new Report("soak", Machine.here(), System.out);
        progress("seed " + options.seed());
        SoakPlan plan = SoakPlan.ofMinutes(minutes, options.seed(), options.program(), SoakOptions.WORK);
        SoakResult result = new SoakRun(plan, Soak::progress).run();
        String title = "Soak of " + Numbers.fixed(minutes, 0) + " minutes, seed " + options.seed();
        SoakTables.tell(result, title, report);
        report.write(options.out());
        if (result.longestGap() > SoakResult.MOST_GAP_MILLIS) {
            progress("an undisturbed viewer was without a new picture for "
                    + Numbers.fixed(result.longestGap(), 0) + " ms; more than "
                    + Numbers.fixed(SoakResult.MOST_GAP_MILLIS, 0) + " is told, and fails nothing");
        }
        return result.failures();
    }

    private static List<String> tryFaults(SoakOptions options) throws IOException, InterruptedException {
        Report report = new Report("faults", Machine.here(), System.out);
        List<String> failures = new FaultRun(options).run(report);
        report.write(options.out());
        return failures;
    }

    /** Tells whoever waits what goes on; results go to standard output. */
    static void progress(String text) {
        System.err.println("soak: " + text);
    }
}
