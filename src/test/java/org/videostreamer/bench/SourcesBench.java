package org.videostreamer.bench;

import java.io.IOException;
import java.util.List;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.RedisProcess;

/**
 * What a picture costs from each kind of camera, with one viewer of MJPEG. The cameras are simulated at 1024x768 and 20
 * pictures a second by processes of their own, which are not in the numbers.
 */
final class SourcesBench implements Measurement {

    private static final String SIZE = "1024x768";
    private static final String CARD = "test?fps=20&size=" + SIZE;
    private static final String CHANNEL = "bench";
    private static final double LIMA_CORES = 0.2;

    private final ChildProcesses children;
    private final int seconds;
    private Table table = Table.of(
            "sources",
            "Sources at 1024x768, 20 pictures a second, one viewer of MJPEG: the whole way, JPEG encoding included"
                    + " unless untouched",
            1,
            "source",
            "cores",
            "fps",
            "CPU ms a picture");

    SourcesBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.seconds = seconds;
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        double card = measure("test", "-uri", CARD);
        http();
        redis();
        double lima = tango();
        pva();
        report.add(table);
        // The card is drawn and encoded; the device's picture is read and encoded: reading is less than the sum.
        report.add(Target.atMost("Tango, encoding included", LIMA_CORES + card, lima, "cores", 3));
    }

    private void http() throws IOException, InterruptedException {
        try (Server camera = Server.start(children, "-uri", CARD)) {
            camera.connect().close();
            measure("http, untouched", "-uri", "http://127.0.0.1:" + camera.port() + "/video/");
        }
    }

    private void redis() throws IOException, InterruptedException {
        try (RedisProcess redis = new RedisProcess();
                Server camera = Server.start(
                        children,
                        "-uri",
                        CARD,
                        "-r",
                        "-rhs",
                        "127.0.0.1",
                        "-rp",
                        Integer.toString(redis.port()),
                        "-rk",
                        CHANNEL)) {
            camera.connect().close();
            measure("redis, raw RGB", "-uri", redis.uri(), "-irc", CHANNEL);
        }
    }

    private double tango() throws IOException, InterruptedException {
        int port = FreePorts.any();
        Process simulator = children.startJava(
                "org.videostreamer.source.tango.LimaSimulator", Integer.toString(port), "RGB24", "1024", "768", "20");
        try {
            return measure("tango, RGB24", "-uri", "tango://127.0.0.1:" + port + "/test/lima/simulator#dbase=no");
        } finally {
            children.end(simulator);
        }
    }

    private void pva() throws IOException, InterruptedException {
        for (String codec : List.of("", "lz4")) {
            Process simulator = children.startJava(
                    "org.videostreamer.source.pva.PvaSimulator", "BENCH:Image", SIZE, "20", "RGB1", "UBYTE", codec);
            try {
                measure("pva, RGB1 " + (codec.isEmpty() ? "uncompressed" : codec), "-uri", "pva://BENCH:Image");
            } finally {
                children.end(simulator);
            }
        }
    }

    private double measure(String name, String... options) throws IOException, InterruptedException {
        Bench.progress("source " + name);
        try (Server server = Server.start(children, options);
                ViewerThread viewer = new ViewerThread(server, Watching.MJPEG)) {
            Warm.STARTED.await();
            viewer.takeArrivals();
            double before = server.usage().cpuSeconds();
            long start = System.nanoTime();
            Thread.sleep(seconds * 1_000L);
            double time = (System.nanoTime() - start) / 1e9;
            double cpu = server.usage().cpuSeconds() - before;
            int pictures = viewer.takeArrivals().size();
            table = table.with(
                    name,
                    Numbers.fixed(cpu / time, 3),
                    Numbers.fixed(pictures / time, 1),
                    Numbers.fixed(1000 * cpu / Math.max(1, pictures), 2));
            return cpu / time;
        }
    }
}
