package org.videostreamer.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** What viewers of VP8 by WebRTC take from the program, and how soon they see something. */
final class WebRtcBench {

    private static final String CARD = "test?size=640x480&fps=25";
    private static final List<Integer> AUDIENCES = List.of(1, 10, 50, 100);
    private static final long WARM_UP_MILLIS = TimeUnit.SECONDS.toMillis(10);
    private static final int OFFERS = 7;

    private static final double CORES_A_VIEWER = 0.003;
    private static final double MILLIS_TO_FIRST = 400;
    private static final double SMOOTH_FPS = 24.5;

    private final ChildProcesses children;
    private final long millis;
    private final TextTable table = new TextTable(
            "Viewers of VP8 by WebRTC, test card 640x480 at 25 pictures a second (cores: CPU seconds a second)",
            0,
            "viewers",
            "cores",
            "RSS MB",
            "mean fps",
            "least fps",
            "viewers' cores");
    private final TextTable first =
            new TextTable("From the offer to the first decoded picture", 1, "what", "milliseconds");
    private final List<Target> targets = new ArrayList<>();
    private double coresOfOne;

    WebRtcBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.millis = TimeUnit.SECONDS.toMillis(seconds);
    }

    List<Target> run() throws IOException, InterruptedException {
        for (int audience : AUDIENCES) {
            Bench.progress(audience + " viewers by WebRTC");
            measure(audience);
        }
        System.out.println(table);
        Bench.progress("offers");
        measureFirst();
        System.out.println(first);
        return targets;
    }

    private void measure(int audience) throws IOException, InterruptedException {
        List<RtcViewer> viewers = new ArrayList<>();
        try (Server server = Server.start(children, "-uri", CARD, "-of", "VP8")) {
            URI address = address(server);
            for (int i = 0; i < audience; i++) {
                viewers.add(new RtcViewer(address, ViewerOptions.good(Codec.VP8).counting()));
            }
            Thread.sleep(WARM_UP_MILLIS);
            double serverBefore = server.usage().cpuSeconds();
            double ownBefore = ownCpuSeconds();
            List<Integer> before = viewers.stream().map(RtcViewer::decoded).toList();
            long start = System.nanoTime();
            Thread.sleep(millis);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cores = (server.usage().cpuSeconds() - serverBefore) / seconds;
            double own = (ownCpuSeconds() - ownBefore) / seconds;
            double least = Double.MAX_VALUE;
            double sum = 0;
            for (int i = 0; i < audience; i++) {
                double fps = (viewers.get(i).decoded() - before.get(i)) / seconds;
                least = Math.min(least, fps);
                sum += fps;
            }
            report(audience, cores, server.usage().residentMegabytes(), sum / audience, least, own);
        } finally {
            viewers.forEach(RtcViewer::close);
        }
    }

    private void report(int audience, double cores, double megabytes, double mean, double least, double own) {
        table.add(
                Integer.toString(audience),
                Numbers.fixed(cores, 3),
                Numbers.fixed(megabytes, 0),
                Numbers.fixed(mean, 2),
                Numbers.fixed(least, 2),
                Numbers.fixed(own, 2));
        if (audience == 1) {
            coresOfOne = cores;
        }
        if (audience == 100) {
            double each = (cores - coresOfOne) / (audience - 1);
            targets.add(Target.atMost("a further viewer of VP8, CPU", CORES_A_VIEWER, each, "cores", 4));
            targets.add(Target.atLeast("100 viewers of VP8, least rate", SMOOTH_FPS, least, "fps", 1));
        }
    }

    private void measureFirst() throws IOException, InterruptedException {
        try (Server server = Server.start(children, "-uri", CARD, "-of", "VP8")) {
            URI address = address(server);
            Thread.sleep(TimeUnit.SECONDS.toMillis(3));
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < OFFERS; i++) {
                try (RtcViewer viewer = new RtcViewer(address, ViewerOptions.good(Codec.VP8))) {
                    while (viewer.decoded() == 0) {
                        Thread.sleep(1);
                    }
                    times.add(viewer.millisToFirstPicture());
                }
            }
            first.add("the first viewer of a program", Numbers.fixed(times.get(0), 0));
            double usual = times.subList(1, OFFERS).stream()
                    .sorted()
                    .skip(OFFERS / 2 - 1)
                    .findFirst()
                    .orElseThrow();
            first.add("later ones, median", Numbers.fixed(usual, 0));
            targets.add(Target.atMost("offer to first picture, later viewers", MILLIS_TO_FIRST, usual, "ms", 0));
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
