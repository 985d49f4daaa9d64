package org.videostreamer.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.videostreamer.bench.ChildProcesses;
import org.videostreamer.bench.Numbers;
import org.videostreamer.bench.Report;
import org.videostreamer.bench.Table;

/** Tries each fault alone, one after the other on one running program, and tells what comes of it. */
final class FaultRun {

    private final SoakOptions options;
    private final List<String> failures = new ArrayList<>();

    FaultRun(SoakOptions options) {
        this.options = options;
    }

    /** Adds the tables to a report, and returns what is wrong, a line each. */
    List<String> run(Report report) throws IOException, InterruptedException {
        Files.createDirectories(SoakOptions.WORK);
        ChildProcesses children = new ChildProcesses();
        report.add(faults(children));
        Soak.progress("ends");
        report.add(new EndCases(children, options.program(), SoakOptions.WORK).run());
        return failures;
    }

    private Table faults(ChildProcesses children) throws IOException, InterruptedException {
        Table table = Table.of(
                "faults",
                "Faults one by one",
                4,
                "fault",
                "its viewer sees",
                "the log says",
                "held by",
                "seconds until pictures come",
                "longest gap of others, ms");
        try (FaultStage stage = new FaultStage(children, options.program(), SoakOptions.WORK)) {
            for (FaultCase fault : FaultCases.all()) {
                if (fault.what().equals(SystemFaults.DISK_FULL) && !stage.disk().isSmall()) {
                    Soak.progress("not tried, because only root can make a small disk: " + fault.what());
                    continue;
                }
                Soak.progress(fault.what());
                FaultSeen seen = FaultSeen.of(fault, stage);
                table = table.with(
                        fault.what(),
                        seen.sees(),
                        seen.log().isEmpty() ? "nothing" : seen.log(),
                        fault.test(),
                        seen.seconds().map(value -> Numbers.fixed(value, 2)).orElse("none came"),
                        Numbers.fixed(seen.gapMillis(), 0));
                if (seen.seconds().isEmpty()) {
                    failures.add("no picture came any more after: " + fault.what());
                }
            }
            stage.program().faults().forEach(line -> failures.add("in the log: " + line));
        }
        return table;
    }
}
