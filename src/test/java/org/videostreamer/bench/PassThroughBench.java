package org.videostreamer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

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
    private Table table = Table.of(
            "passed",
            "Viewers of a camera's H.264 passed on, 1280x720 at 25 pictures a second (cores: CPU seconds a second)",
            0,
            "viewers",
            "cores",
            "RSS MB",
            "mean fps",
            "least fps",
            "viewers' cores");
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
        Process camera = children.start(new ProcessBuilder("/usr/bin/python3", "src/test/resources/rtsp-server.py")
                .redirectError(ProcessBuilder.Redirect.DISCARD));
        try {
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(camera.getInputStream(), StandardCharsets.UTF_8));
            String port = output.readLine();
            if (port == null) {
                throw new IOException("the RTSP server did not start: are its Debian packages installed?");
            }
            String uri = "rtsp://127.0.0.1:" + port + "/wide";
            measure(uri, report);
            report.add(table);
            Bench.progress("joiners");
            measureFirst(uri, report);
            report.add(first);
        } finally {
            children.end(camera);
        }
    }

    private void measure(String uri, Report report) throws IOException, InterruptedException {
        List<RtcViewer> viewers = new ArrayList<>();
        try (Server server = Server.start(children, "-uri", uri, "-of", "H264")) {
            URI address = address(server);
            for (int audience : AUDIENCES) {
                Bench.progress(audience + " viewers of H.264 as the camera sent it");
                Warm warm = Warm.of(viewers.isEmpty());
                while (viewers.size() < audience) {
                    viewers.add(new RtcViewer(
                            address, ViewerOptions.good(Codec.H264).counting()));
                }
                warm.await();
                measure(server, viewers, report);
            }
        } finally {
            viewers.forEach(RtcViewer::close);
        }
    }

    private void measure(Server server, List<RtcViewer> viewers, Report report)
            throws IOException, InterruptedException {
        double serverBefore = server.usage().cpuSeconds();
        double ownBefore = ownCpuSeconds();
        List<Integer> before = viewers.stream().map(RtcViewer::decoded).toList();
        long start = System.nanoTime();
        Thread.sleep(millis);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cores = (server.usage().cpuSeconds() - serverBefore) / seconds;
        double own = (ownCpuSeconds() - ownBefore) / seconds;
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < viewers.size(); i++) {
            rates.add((viewers.get(i).decoded() - before.get(i)) / seconds);
        }
        double megabytes = server.usage().residentMegabytes();
        note(viewers.size(), cores, megabytes, rates, own);
        judge(viewers.size(), cores, megabytes, report);
    }

    private void note(int audience, double cores, double megabytes, List<Double> rates, double own) {
        double mean = rates.stream().mapToDouble(rate -> rate).average().orElseThrow();
        double least = rates.stream().mapToDouble(rate -> rate).min().orElseThrow();
        table = table.with(
                Integer.toString(audience),
                Numbers.fixed(cores, 3),
                Numbers.fixed(megabytes, 0),
                Numbers.fixed(mean, 2),
                Numbers.fixed(least, 2),
                Numbers.fixed(own, 2));
    }

    private static void judge(int audience, double cores, double megabytes, Report report) {
        if (audience == 1) {
            report.add(Target.atMost("1 viewer of a camera's own H.264, CPU", CORES_OF_ONE, cores, "cores", 3));
        }
        if (audience == 100) {
            report.add(Target.atMost("100 viewers of a camera's own H.264, CPU", CORES_OF_HUNDRED, cores, "cores", 3));
            report.add(Target.atMost("100 viewers of a camera's own H.264, memory", MEGABYTES, megabytes, "MB", 0));
        }
    }

    private void measureFirst(String uri, Report report) throws IOException, InterruptedException {
        try (Server server = Server.start(children, "-uri", uri, "-of", "H264")) {
            URI address = address(server);
            try (RtcViewer stays =
                    new RtcViewer(address, ViewerOptions.good(Codec.H264).counting())) {
                while (stays.decoded() < 100) {
                    Thread.sleep(10);
                }
                List<Double> times = new ArrayList<>();
                for (int join = 0; join < JOINS; join++) {
                    Thread.sleep(BETWEEN_JOINS_MILLIS);
                    times.add(timeToFirst(address));
                }
                double median = Numbers.median(times);
                first = first.with("joiners, median of " + JOINS, Numbers.fixed(median, 0));
                first = first.with(
                        "joiners, the slowest",
                        Numbers.fixed(times.stream().max(Double::compare).orElseThrow(), 0));
                report.add(Target.atMost("offer to a camera's own H.264 decoded", MILLIS_TO_FIRST, median, "ms", 0));
            }
        }
    }

    private static double timeToFirst(URI address) throws InterruptedException {
        try (RtcViewer viewer = new RtcViewer(address, ViewerOptions.good(Codec.H264))) {
            while (viewer.decoded() == 0) {
                Thread.sleep(1);
            }
            return viewer.millisToFirstPicture();
        }
    }

    private static URI address(Server server) throws IOException, InterruptedException {
        server.connect().close();
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    /** Of all threads of the benchmark, which the viewers are among. */
    private static double ownCpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }
}
