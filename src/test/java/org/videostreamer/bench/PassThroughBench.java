package org.videostreamer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.RtspServer;

/**
 * What viewers by WebRTC take from the program when the H.264 of an RTSP camera is passed on as it came, and how soon one
 * who comes between two keyframes sees something. The camera is a process of its own.
 */
final class PassThroughBench implements Measurement {

    private static final List<Integer> AUDIENCES = List.of(1, 20, 100);
    private static final int JOINS = 20;
    /** No multiple of anything that the camera does, so that joiners come at all moments between two keyframes. */
    private static final long BETWEEN_JOINS_MILLIS = 370;

    private static final double CORES_OF_ONE = 0.025;
    private static final double CORES_OF_HUNDRED = 0.2;
    private static final double MEGABYTES = 200;
    private static final double MILLIS_TO_FIRST = 150;

    private final ChildProcesses children;
    private final long millis;
    private Table table = RtcAudience.Use.table(
            "passed",
            "Viewers of a camera's H.264 passed on, 1280x720 at 25 pictures a second (cores: CPU seconds a second)");
    private Table first = Table.of(
            "joiners",
            "From the offer to the first decoded picture of a camera's H.264, keyframes 2 s apart",
            1,
            "what",
            "milliseconds");

    PassThroughBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.millis = TimeUnit.SECONDS.toMillis(seconds);
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (RtspServer camera = new RtspServer(children::start)) {
            String uri = camera.uri("/wide");
            measure(uri, report);
            report.add(table);
            Bench.progress("joiners");
            measureFirst(uri, report);
            report.add(first);
        }
    }

    private Server server(String uri) throws IOException {
        return Server.start(children, "-uri", uri, "-of", "H264");
    }

    private void measure(String uri, Report report) throws IOException, InterruptedException {
        try (Server server = server(uri);
                RtcAudience audience = new RtcAudience(server, Codec.H264)) {
            for (int size : AUDIENCES) {
                Bench.progress(size + " viewers of H.264 as the camera sent it");
                audience.growTo(size);
                RtcAudience.Use use = audience.use(millis);
                table = use.addedTo(table);
                judge(use, report);
            }
        }
    }

    private static void judge(RtcAudience.Use use, Report report) {
        double cores = use.cores();
        if (use.viewers() == 1) {
            report.add(Target.atMost("1 viewer of a camera's own H.264, CPU", CORES_OF_ONE, cores, "cores", 3));
        }
        if (use.viewers() == 100) {
            report.add(Target.atMost("100 viewers of a camera's own H.264, CPU", CORES_OF_HUNDRED, cores, "cores", 3));
            report.add(
                    Target.atMost("100 viewers of a camera's own H.264, memory", MEGABYTES, use.megabytes(), "MB", 0));
        }
    }

    private void measureFirst(String uri, Report report) throws IOException, InterruptedException {
        try (Server server = server(uri);
                RtcAudience audience = new RtcAudience(server, Codec.H264)) {
            audience.growTo(1);
            List<Double> times = new ArrayList<>();
            for (int join = 0; join < JOINS; join++) {
                Thread.sleep(BETWEEN_JOINS_MILLIS);
                times.add(audience.millisToFirstPicture());
            }
            double median = Numbers.median(times);
            double slowest = times.stream().max(Double::compare).orElseThrow();
            first = first.with("joiners, median of " + JOINS, Numbers.fixed(median, 0));
            first = first.with("joiners, the slowest", Numbers.fixed(slowest, 0));
            report.add(Target.atMost("offer to a camera's own H.264 decoded", MILLIS_TO_FIRST, median, "ms", 0));
        }
    }
}
