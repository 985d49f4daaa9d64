package org.videostreamer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.videostreamer.frame.Size;

/**
 * What we add to a camera that sends large JPEG files over HTTP, beside a viewer that is connected to it directly: the
 * time to a picture's last byte, and CPU time.
 */
final class HttpCameraBench implements Measurement {

    private static final int FILE_BYTES = 270_000;
    private static final int PER_SECOND = 25;
    /** The JVM compiles what has run some ten thousand times, which takes minutes at a camera's rate. */
    private static final int WARM_UP_PER_SECOND = 500;

    private static final int WARM_UP_MILLIS = 25_000;
    /** What the JVM began to compile meanwhile is done then. */
    private static final int SETTLE_MILLIS = 20_000;

    private static final int QUIET_MILLIS = 100;

    private final ChildProcesses children;
    private final int seconds;
    private Table table = Table.of(
            "large",
            "HTTP camera, JPEG of 270 kB at 25 pictures a second, one viewer of MJPEG; ms from first byte sent to last"
                    + " seen",
            1,
            "way",
            "p50",
            "p99",
            "added p50",
            "CPU ms a picture",
            "lost");

    HttpCameraBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.seconds = seconds;
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Bench.progress("HTTP camera of large pictures");
        try (PartsCamera camera = new PartsCamera(new Size(1280, 960), FILE_BYTES, PER_SECOND)) {
            Latency direct = direct(camera);
            table = table.with(
                    "direct",
                    Numbers.fixed(direct.percentile(0.5), 2),
                    Numbers.fixed(direct.percentile(0.99), 2),
                    "",
                    "",
                    Integer.toString(direct.lost()));
            try (Server server = Server.start(children, "-uri", camera.uri());
                    ViewerThread viewer = new ViewerThread(server, Watching.MJPEG)) {
                camera.pace(WARM_UP_PER_SECOND);
                Thread.sleep(WARM_UP_MILLIS);
                camera.pace(PER_SECOND);
                Thread.sleep(SETTLE_MILLIS);
                viewer.takeArrivals();
                camera.takeSent();
                double before = server.usage().cpuSeconds();
                Thread.sleep(seconds * 1_000L);
                double cpu = server.usage().cpuSeconds() - before;
                Latency through = latency(camera.takeSent(), viewer.takeArrivals());
                double added = through.percentile(0.5) - direct.percentile(0.5);
                double cpuMillis = 1_000 * cpu / through.values().size();
                table = table.with(
                        "through us",
                        Numbers.fixed(through.percentile(0.5), 2),
                        Numbers.fixed(through.percentile(0.99), 2),
                        Numbers.fixed(added, 2),
                        Numbers.fixed(cpuMillis, 2),
                        Integer.toString(through.lost()));
                report.add(table);
                report.add(Target.atMost("HTTP camera 270 kB, added p50", 0.4, added, "ms", 2));
                report.add(Target.atMost("HTTP camera 270 kB, CPU", 0.4, cpuMillis, "ms a picture", 2));
            }
        }
    }

    private Latency direct(PartsCamera camera) throws IOException, InterruptedException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), camera.port());
        List<Long> arrivals = new ArrayList<>();
        try (SocketChannel viewer = SocketChannel.open(address)) {
            viewer.write(ByteBuffer.wrap("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
            long bytes = -camera.headBytes();
            while (arrivals.size() < seconds * PER_SECOND) {
                bytes += viewer.read(buffer.clear());
                if (bytes >= camera.partBytes()) {
                    arrivals.add(System.nanoTime());
                    bytes -= camera.partBytes();
                }
            }
        }
        Thread.sleep(QUIET_MILLIS);
        List<Long> sent = camera.takeSent();
        return Latency.of(sent.subList(0, arrivals.size()), arrivals);
    }

    /** Pairs each arrival with the last picture that was begun before it: the first may be one of before. */
    private static Latency latency(List<Long> sent, List<Long> arrived) {
        List<Double> values = new ArrayList<>();
        int at = 0;
        for (long arrival : arrived) {
            while (at + 1 < sent.size() && sent.get(at + 1) <= arrival) {
                at++;
            }
            if (!sent.isEmpty() && sent.get(at) <= arrival) {
                values.add((arrival - sent.get(at)) / 1e6);
            }
        }
        return new Latency(values, Math.max(0, sent.size() - values.size()));
    }
}
