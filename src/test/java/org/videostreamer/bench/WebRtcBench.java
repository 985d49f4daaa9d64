package org.videostreamer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.videostreamer.frame.Codec;

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
    private Table table = RtcAudience.Use.table(
            "webrtc",
            "Viewers of VP8 by WebRTC, test card 640x480 at 25 pictures a second (cores: CPU seconds a second)");
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
        try (Server server = server();
                RtcAudience audience = new RtcAudience(server, Codec.VP8)) {
            for (int size : AUDIENCES) {
                Bench.progress(size + " viewers by WebRTC");
                audience.growTo(size);
                RtcAudience.Use use = audience.use(millis);
                table = use.addedTo(table);
                plot = plot.with("VP8", size, use.cores());
                judge(use, report);
            }
        }
        report.add(table);
        report.add(plot);
        Bench.progress("offers");
        measureFirst(report);
        report.add(first);
    }

    private Server server() throws IOException {
        return Server.start(children, "-uri", CARD, "-of", "VP8");
    }

    private void judge(RtcAudience.Use use, Report report) {
        if (use.viewers() == 1) {
            coresOfOne = use.cores();
        }
        if (use.viewers() == 100) {
            double each = (use.cores() - coresOfOne) / (use.viewers() - 1);
            report.add(Target.atMost("a further viewer of VP8, CPU", CORES_A_VIEWER, each, "cores", 4));
            report.add(Target.atLeast("100 viewers of VP8, least rate", SMOOTH_FPS, use.leastFps(), "fps", 1));
        }
    }

    private void measureFirst(Report report) throws IOException, InterruptedException {
        try (Server server = server();
                RtcAudience audience = new RtcAudience(server, Codec.VP8)) {
            Thread.sleep(TimeUnit.SECONDS.toMillis(3));
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < OFFERS; i++) {
                times.add(audience.millisToFirstPicture());
            }
            first = first.with("the first viewer of a program", Numbers.fixed(times.get(0), 0));
            double usual = Numbers.median(times.subList(1, OFFERS));
            first = first.with("later ones, median", Numbers.fixed(usual, 0));
            report.add(Target.atMost("offer to first picture, later viewers", MILLIS_TO_FIRST, usual, "ms", 0));
        }
    }
}
