package org.videostreamer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the program takes and gives with few and with many viewers, who come to a program that runs on. */
final class ViewersBench implements Measurement {

    private static final List<Integer> AUDIENCES = List.of(1, 50, 500);

    private static final double SMOOTH_FPS = 19.5;
    private static final double CORES_OF_50 = 0.15;
    private static final double MEGABYTES_OF_50 = 250;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ChildProcesses children;
    private final long nanos;
    private Table table = Table.of(
            "viewers",
            "Viewers of the test card, 650x485 at 20 pictures a second (cores: CPU seconds a second)",
            1,
            "format",
            "viewers",
            "cores",
            "RSS MB",
            "mean fps",
            "least fps",
            "longest gap ms",
            "viewers' cores",
            "others' cores");
    private Plot plot = Plot.of("viewers", "Cores against viewers, test card 650x485 at 20 fps", "viewers", "cores");

    ViewersBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        for (Watching watching : Watching.values()) {
            try (Server server = Server.start(children);
                    ManyViewers audience = new ManyViewers()) {
                for (int viewers : AUDIENCES) {
                    Bench.progress(viewers + " viewers of " + watching);
                    Warm warm = Warm.of(audience.size() == 0);
                    while (audience.size() < viewers) {
                        audience.add(server.connect(), watching);
                    }
                    audience.watch(warm.nanos());
                    measure(watching, server, audience, report);
                }
            }
        }
        report.add(table);
        report.add(plot);
    }

    private void measure(Watching watching, Server server, ManyViewers audience, Report report) throws IOException {
        double allBefore = MachineUsage.cpuSeconds();
        double serverBefore = server.usage().cpuSeconds();
        double ownBefore = threads.getCurrentThreadCpuTime() / 1e9;
        long start = System.nanoTime();
        ViewersResult seen = audience.count(nanos);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cores = (server.usage().cpuSeconds() - serverBefore) / seconds;
        double own = (threads.getCurrentThreadCpuTime() / 1e9 - ownBefore) / seconds;
        double others = (MachineUsage.cpuSeconds() - allBefore) / seconds - cores - own;
        double megabytes = server.usage().residentMegabytes();
        note(watching, audience.size(), cores, megabytes, seen, own, others);
        judge(watching, audience.size(), cores, megabytes, seen, report);
    }

    private void note(
            Watching watching,
            int viewers,
            double cores,
            double megabytes,
            ViewersResult seen,
            double own,
            double others) {
        table = table.with(
                watching.toString(),
                Integer.toString(viewers),
                Numbers.fixed(cores, 3),
                Numbers.fixed(megabytes, 0),
                Numbers.fixed(seen.meanFps(), 2),
                Numbers.fixed(seen.leastFps(), 2),
                Numbers.fixed(seen.longestMillis(), 0),
                Numbers.fixed(own, 2),
                Numbers.fixed(Math.max(0, others), 2));
        plot = plot.with(watching.toString(), viewers, cores);
    }

    private void judge(
            Watching watching, int viewers, double cores, double megabytes, ViewersResult seen, Report report) {
        String who = viewers + " viewers of " + watching;
        if (viewers == 50 && watching == Watching.MJPEG) {
            report.add(Target.atMost(who + ", CPU", CORES_OF_50, cores, "cores", 3));
            report.add(Target.atMost(who + ", memory", MEGABYTES_OF_50, megabytes, "MB", 0));
        }
        if (viewers >= 50) {
            report.add(Target.atLeast(who + ", mean rate", SMOOTH_FPS, seen.meanFps(), "fps", 2));
        }
    }
}
