package org.videostreamer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.videostreamer.testing.RedisProcess;

/**
 * What a picture costs from each kind of camera, with one viewer of MJPEG. The cameras are simulated at 1024x768 and 20
 * pictures a second by processes of their own, which are not in the numbers.
 */
final class SourcesBench {

    private static final String SIZE = "1024x768";
    private static final String CARD = "test?fps=20&size=" + SIZE;
    private static final String CHANNEL = "bench";
    private static final int WARM_UP_MILLIS = 10_000;
    private static final double LIMA_CORES = 0.2;

    private final ChildProcesses children;
    private final int seconds;
    private final TextTable table = new TextTable(
            "Sources at 1024x768, 20 pictures a second, one viewer of MJPEG: the whole way, JPEG encoding included"
                    + " unless untouched",
            1,
            "source",
            "cores",
            "fps",
            "CPU ms a picture");
    private final List<Target> targets = new ArrayList<>();

    SourcesBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.seconds = seconds;
    }

    List<Target> run() throws IOException, InterruptedException {
        double card = measure("test", "-uri", CARD);
        http();
        redis();
        double lima = tango();
        pva();
        System.out.println(table);
        // The card is drawn and encoded; the device's picture is read and encoded: reading is less than the sum.
        targets.add(Target.atMost("Tango, encoding included", LIMA_CORES + card, lima, "cores", 3));
        return targets;
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
        int port = Server.freePort();
        Process simulator = simulator(
                "org.videostreamer.source.tango.LimaSimulator", Integer.toString(port), "RGB24", "1024", "768", "20");
        try {
            return measure("tango, RGB24", "-uri", "tango://127.0.0.1:" + port + "/test/lima/simulator#dbase=no");
        } finally {
            children.end(simulator);
        }
    }

    private void pva() throws IOException, InterruptedException {
        for (String codec : List.of("", "lz4")) {
            Process simulator = simulator(
                    "org.videostreamer.source.pva.PvaSimulator", "BENCH:Image", SIZE, "20", "RGB1", "UBYTE", codec);
            try {
                measure("pva, RGB1 " + (codec.isEmpty() ? "uncompressed" : codec), "-uri", "pva://BENCH:Image");
            } finally {
                children.end(simulator);
            }
        }
    }

    private Process simulator(String type, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Dvideostreamer.natives=" + System.getProperty("videostreamer.natives"),
                "-cp",
                System.getProperty("java.class.path"),
                type));
        for (String argument : arguments) {
            if (!argument.isEmpty()) {
                command.add(argument);
            }
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Server.loopbackEpics(builder);
        return children.start(builder);
    }

    private double measure(String name, String... options) throws IOException, InterruptedException {
        Bench.progress("source " + name);
        try (Server server = Server.start(children, options);
                ViewerThread viewer = new ViewerThread(server, Watching.MJPEG)) {
            Thread.sleep(WARM_UP_MILLIS);
            viewer.takeArrivals();
            double before = server.usage().cpuSeconds();
            long start = System.nanoTime();
            Thread.sleep(seconds * 1_000L);
            double time = (System.nanoTime() - start) / 1e9;
            double cpu = server.usage().cpuSeconds() - before;
            int pictures = viewer.takeArrivals().size();
            table.add(
                    name,
                    Numbers.fixed(cpu / time, 3),
                    Numbers.fixed(pictures / time, 1),
                    Numbers.fixed(1000 * cpu / Math.max(1, pictures), 2));
            return cpu / time;
        }
    }
}
