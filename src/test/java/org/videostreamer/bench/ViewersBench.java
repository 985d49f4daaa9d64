package org.videostreamer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the program takes and gives with few and with many viewers; a new server for each number of them. */
final class ViewersBench {

    private static final List<Integer> AUDIENCES = List.of(1, 50, 500);
    /** Until the JVM has compiled what runs all the time: measured by thread, its compilers rest after nine seconds. */
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final double SMOOTH_FPS = 19.5;
    private static final double CORES_OF_50 = 0.15;
    private static final double MEGABYTES_OF_50 = 250;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ChildProcesses children;
    private final long nanos;
    private final TextTable table = new TextTable(
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
    private final List<Target> targets = new ArrayList<>();

    ViewersBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    List<Target> run() throws IOException, InterruptedException {
        for (Watching watching : Watching.values()) {
            for (int viewers : AUDIENCES) {
                Bench.progress(viewers + " viewers of " + watching);
                measure(watching, viewers);
            }
        }
        System.out.println(table);
        return targets;
    }

    private void measure(Watching watching, int viewers) throws IOException, InterruptedException {
        try (Server server = Server.start(children);
                ManyViewers audience = new ManyViewers()) {
            for (int viewer = 0; viewer < viewers; viewer++) {
                audience.add(server.connect(), watching);
            }
            audience.watch(WARM_UP_NANOS);
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
            report(watching, viewers, cores, megabytes, seen, own, others);
            judge(watching, viewers, cores, megabytes, seen);
        }
    }

    private void report(
            Watching watching,
            int viewers,
            double cores,
            double megabytes,
            ViewersResult seen,
            double own,
            double others) {
        table.add(
                watching.toString(),
                Integer.toString(viewers),
                Numbers.fixed(cores, 3),
                Numbers.fixed(megabytes, 0),
                Numbers.fixed(seen.meanFps(), 2),
                Numbers.fixed(seen.leastFps(), 2),
                Numbers.fixed(seen.longestMillis(), 0),
                Numbers.fixed(own, 2),
                Numbers.fixed(Math.max(0, others), 2));
    }

    private void judge(Watching watching, int viewers, double cores, double megabytes, ViewersResult seen) {
        String who = viewers + " viewers of " + watching;
        if (viewers == 50 && watching == Watching.MJPEG) {
            targets.add(Target.atMost(who + ", CPU", CORES_OF_50, cores, "cores", 3));
            targets.add(Target.atMost(who + ", memory", MEGABYTES_OF_50, megabytes, "MB", 0));
        }
        if (viewers >= 50) {
            targets.add(Target.atLeast(who + ", mean rate", SMOOTH_FPS, seen.meanFps(), "fps", 2));
        }
    }
}
