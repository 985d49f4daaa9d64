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
final class WebRtcBench implements Measurement {

    private static final String CARD = "test?size=640x480&fps=25";
    private static final List<Integer> AUDIENCES = List.of(1, 10, 50, 100);
    private static final int OFFERS = 7;

    private static final double CORES_A_VIEWER = 0.003;
    private static final double MILLIS_TO_FIRST = 400;
    private static final double SMOOTH_FPS = 24.5;

    private final ChildProcesses children;
    private final long millis;
    private Table table = Table.of(
            "webrtc",
            "Viewers of VP8 by WebRTC, test card 640x480 at 25 pictures a second (cores: CPU seconds a second)",
            0,
            "viewers",
            "cores",
            "RSS MB",
            "mean fps",
            "least fps",
            "viewers' cores");
    private Plot plot =
            Plot.of("webrtc", "Cores against viewers of VP8, test card 640x480 at 25 fps", "viewers", "cores");
    private Table first = Table.of("offers", "From the offer to the first decoded picture", 1, "what", "milliseconds");
    private double coresOfOne;

    WebRtcBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.millis = TimeUnit.SECONDS.toMillis(seconds);
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        List<RtcViewer> viewers = new ArrayList<>();
        try (Server server = Server.start(children, "-uri", CARD, "-of", "VP8")) {
            URI address = address(server);
            for (int audience : AUDIENCES) {
                Bench.progress(audience + " viewers by WebRTC");
                Warm warm = Warm.of(viewers.isEmpty());
                while (viewers.size() < audience) {
                    viewers.add(
                            new RtcViewer(address, ViewerOptions.good(Codec.VP8).counting()));
                }
                warm.await();
                measure(server, viewers, report);
            }
        } finally {
            viewers.forEach(RtcViewer::close);
        }
        report.add(table);
        report.add(plot);
        Bench.progress("offers");
        measureFirst(report);
        report.add(first);
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
        double least = Double.MAX_VALUE;
        double sum = 0;
        for (int i = 0; i < viewers.size(); i++) {
            double fps = (viewers.get(i).decoded() - before.get(i)) / seconds;
            least = Math.min(least, fps);
            sum += fps;
        }
        double megabytes = server.usage().residentMegabytes();
        note(viewers.size(), cores, megabytes, sum / viewers.size(), least, own);
        judge(viewers.size(), cores, least, report);
    }

    private void note(int audience, double cores, double megabytes, double mean, double least, double own) {
        table = table.with(
                Integer.toString(audience),
                Numbers.fixed(cores, 3),
                Numbers.fixed(megabytes, 0),
                Numbers.fixed(mean, 2),
                Numbers.fixed(least, 2),
                Numbers.fixed(own, 2));
        plot = plot.with("VP8", audience, cores);
    }

    private void judge(int audience, double cores, double least, Report report) {
        if (audience == 1) {
            coresOfOne = cores;
        }
        if (audience == 100) {
            double each = (cores - coresOfOne) / (audience - 1);
            report.add(Target.atMost("a further viewer of VP8, CPU", CORES_A_VIEWER, each, "cores", 4));
            report.add(Target.atLeast("100 viewers of VP8, least rate", SMOOTH_FPS, least, "fps", 1));
        }
    }

    private void measureFirst(Report report) throws IOException, InterruptedException {
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
            first = first.with("the first viewer of a program", Numbers.fixed(times.get(0), 0));
            double usual = times.subList(1, OFFERS).stream()
                    .sorted()
                    .skip(OFFERS / 2 - 1)
                    .findFirst()
                    .orElseThrow();
            first = first.with("later ones, median", Numbers.fixed(usual, 0));
            report.add(Target.atMost("offer to first picture, later viewers", MILLIS_TO_FIRST, usual, "ms", 0));
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
