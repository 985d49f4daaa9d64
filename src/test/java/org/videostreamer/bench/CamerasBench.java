package org.videostreamer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What more cameras cost: HTTP cameras of a process of their own, each watched by one viewer of MJPEG, whose pictures go on
 * untouched.
 */
final class CamerasBench implements Measurement {

    private static final List<Integer> WATCHED = List.of(1, 4, 8, 16);
    private static final int CAMERAS = 16;
    private static final int PER_SECOND = 20;
    private static final double MOST_CORES = 0.25;
    private static final double SMOOTH_FPS = 19.5;

    private final ChildProcesses children;
    private final long nanos;
    private Table table = Table.of(
            "cameras",
            "HTTP cameras of 640x480 at 20 pictures a second, one viewer of MJPEG each",
            0,
            "cameras",
            "cores",
            "RSS MB",
            "CPU ms a picture",
            "mean fps",
            "least fps",
            "longest gap ms");
    private Plot plot = Plot.of("cameras", "Cores against cameras, 640x480 at 20 fps", "cameras watched", "cores");

    CamerasBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Process cameras = children.start(ChildProcesses.javaProgram(
                CamerasProgram.class.getName(), Integer.toString(CAMERAS), Integer.toString(PER_SECOND)));
        try (BufferedReader output = cameras.inputReader();
                StreamsFile file = new StreamsFile("bench-cameras", streams(output.readLine()));
                Server server = Server.startWith(children, file);
                ManyViewers audience = new ManyViewers()) {
            for (int watched : WATCHED) {
                Bench.progress(watched + " cameras");
                Warm warm = Warm.of(audience.size() == 0);
                while (audience.size() < watched) {
                    audience.add(server.connect(), Watching.MJPEG, name(audience.size()));
                }
                audience.awaitAll();
                audience.watch(warm.nanos());
                measure(server, audience, report);
            }
        } finally {
            children.end(cameras);
        }
        report.add(table);
        report.add(plot);
    }

    private void measure(Server server, ManyViewers audience, Report report) throws IOException {
        double before = server.usage().cpuSeconds();
        long start = System.nanoTime();
        ViewersResult seen = audience.count(nanos);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cores = (server.usage().cpuSeconds() - before) / seconds;
        int watched = audience.size();
        table = table.with(
                Integer.toString(watched),
                Numbers.fixed(cores, 3),
                Numbers.fixed(server.usage().residentMegabytes(), 0),
                Numbers.fixed(1_000 * cores / (watched * seen.meanFps()), 2),
                Numbers.fixed(seen.meanFps(), 2),
                Numbers.fixed(seen.leastFps(), 2),
                Numbers.fixed(seen.longestMillis(), 0));
        plot = plot.with("MJPEG, untouched", watched, cores);
        if (watched == CAMERAS) {
            report.add(Target.atMost(CAMERAS + " cameras, CPU", MOST_CORES, cores, "cores", 3));
            report.add(Target.atLeast(CAMERAS + " cameras, least rate", SMOOTH_FPS, seen.leastFps(), "fps", 2));
        }
    }

    /** @param ports of the cameras, apart by spaces */
    private static Map<String, String> streams(String ports) {
        Map<String, String> streams = new LinkedHashMap<>();
        for (String port : ports.split(" ")) {
            streams.put(name(streams.size()), "http://127.0.0.1:" + port + "/");
        }
        return streams;
    }

    private static String name(int camera) {
        return "camera-" + camera;
    }
}
