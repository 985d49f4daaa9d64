package org.videostreamer.bench;

import java.io.IOException;
import java.util.List;
import org.videostreamer.frame.Size;
import org.videostreamer.source.SourceException;
import org.videostreamer.testing.RedisProcess;
import org.videostreamer.testing.RespClient;

/** How long a picture takes from a camera's program to a viewer: a JPEG file into Redis, its last byte out of us. */
final class LatencyBench implements Measurement {

    private static final String CHANNEL = "CameraStream";
    private static final int PER_SECOND = 20;
    private static final int WARM_UP_SECONDS = 8;
    /** Long enough for what is under way to arrive, shorter than the repeat of a still picture. */
    private static final long QUIET_MILLIS = 400;

    private static final Size SMALL = new Size(640, 480);
    private static final Size LARGE = new Size(1280, 960);

    private final ChildProcesses children;
    private final int seconds;
    private Table table = Table.of(
            "latency",
            "Latency, Redis JPEG in to last byte out at 20 fps, milliseconds; growth: last third's p50 less first third's",
            2,
            "out",
            "in",
            "p50",
            "p99",
            "most",
            "growth",
            "lost");

    private Plot plot = Plot.of(
            "latency", "From Redis to a viewer: latency distributions at 20 fps", "percent of all pictures", "ms");

    LatencyBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.seconds = seconds;
    }

    @Override
    public void run(Report report) throws IOException, SourceException, InterruptedException {
        for (Size size : List.of(SMALL, LARGE)) {
            Publications publications = Publications.of(size);
            Latency untouched = measure("MJPEG untouched", size, publications, Watching.MJPEG, "0,0");
            report.add(Target.atMost("untouched JPEG " + size + ", p50", 4, untouched.percentile(0.5), "ms", 1));
            report.add(Target.atMost("untouched JPEG " + size + ", p99", 15, untouched.percentile(0.99), "ms", 1));
            String half = size.width() / 2 + "," + size.height() / 2;
            Latency resized = measure("MJPEG " + half, size, publications, Watching.MJPEG, half);
            Latency video = measure("MPEG-1", size, publications, Watching.MPEG1, "0,0");
            if (size.equals(LARGE)) {
                report.add(Target.atMost("resized JPEG " + size + ", p50", 25, resized.percentile(0.5), "ms", 1));
            } else {
                report.add(Target.atMost("MPEG-1 " + size + ", p50", 15, video.percentile(0.5), "ms", 1));
            }
        }
        report.add(table);
        report.add(plot);
    }

    private Latency measure(String what, Size size, Publications publications, Watching watching, String shown)
            throws IOException, InterruptedException {
        Bench.progress("latency of " + what + " from " + size);
        try (RedisProcess redis = new RedisProcess();
                Server server = Server.start(children, "-uri", redis.uri(), "-irc", CHANNEL, "-s", shown);
                RespClient publisher = new RespClient(redis.port());
                ViewerThread viewer = new ViewerThread(server, watching)) {
            publications.publish(publisher, CHANNEL, WARM_UP_SECONDS * PER_SECOND);
            Thread.sleep(QUIET_MILLIS);
            viewer.takeArrivals();
            List<Long> published = publications.publish(publisher, CHANNEL, seconds * PER_SECOND);
            Thread.sleep(QUIET_MILLIS);
            Latency latency = Latency.of(published, viewer.takeArrivals());
            table = table.with(
                    what,
                    size.toString(),
                    Numbers.fixed(latency.percentile(0.5), 1),
                    Numbers.fixed(latency.percentile(0.99), 1),
                    Numbers.fixed(latency.percentile(1), 1),
                    Numbers.fixed(latency.growth(), 1),
                    Integer.toString(latency.lost()));
            plot = plot.with(Plot.Line.ofPercentiles(what + " from " + size, latency.values()));
            return latency;
        }
    }
}
