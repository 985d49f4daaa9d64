package org.videostreamer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What streams cost that nobody watches: 100 of them of which three are watched, beside three alone that are watched
 * likewise; the difference is what the others take.
 */
final class ManyBench {

    private static final int MANY = 100;
    private static final int WATCHED = 3;
    private static final int ROUNDS = 3;
    /** As for viewers: until the JVM has compiled what runs all the time. */
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final double SOON = 1.5;
    private static final double IDLE_CORES = 0.01;
    private static final double IDLE_KILOBYTES = 100;

    private final ChildProcesses children;
    private final long nanos;
    private final TextTable table = new TextTable(
            "Many streams, three of them watched as MJPEG (test cards of 650x485 at 20 pictures a second)",
            1,
            "streams",
            "first pictures s",
            "cores",
            "RSS MB",
            "least fps");

    /** What a server with some streams took; each the median of all rounds. */
    private record Taken(double seconds, double cores, double megabytes, double fps) {

        static Taken median(List<Taken> all) {
            return new Taken(
                    Numbers.median(all.stream().map(Taken::seconds).toList()),
                    Numbers.median(all.stream().map(Taken::cores).toList()),
                    Numbers.median(all.stream().map(Taken::megabytes).toList()),
                    Numbers.median(all.stream().map(Taken::fps).toList()));
        }
    }

    ManyBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    List<Target> run() throws IOException, InterruptedException {
        List<Taken> few = new ArrayList<>();
        List<Taken> many = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            Bench.progress("many streams, round " + round + " of " + ROUNDS);
            few.add(measure(WATCHED));
            many.add(measure(MANY));
        }
        Taken alone = report(WATCHED, few);
        Taken beside = report(MANY, many);
        System.out.println(table);
        double kilobytes = (beside.megabytes() - alone.megabytes()) * 1024 / (MANY - WATCHED);
        return List.of(
                Target.atMost(MANY + " streams, first pictures", SOON, beside.seconds(), "s", 2),
                Target.atMost(
                        MANY - WATCHED + " idle streams, CPU", IDLE_CORES, beside.cores() - alone.cores(), "cores", 3),
                Target.atMost("an idle stream, memory", IDLE_KILOBYTES, kilobytes, "kB", 0));
    }

    private Taken report(int streams, List<Taken> rounds) {
        Taken median = Taken.median(rounds);
        table.add(
                Integer.toString(streams),
                Numbers.fixed(median.seconds(), 2),
                Numbers.fixed(median.cores(), 3),
                Numbers.fixed(median.megabytes(), 1),
                Numbers.fixed(median.fps(), 2));
        return median;
    }

    private Taken measure(int streams) throws IOException, InterruptedException {
        int port = Server.freePort();
        Path file = Files.writeString(Path.of("target", "bench-many.yaml"), configuration(streams, port));
        long begin = System.nanoTime();
        try (Server server = Server.startWith(children, file, port);
                ManyViewers audience = new ManyViewers()) {
            for (int stream = 0; stream < WATCHED; stream++) {
                audience.add(server.connect(), Watching.MJPEG, name(stream));
            }
            audience.awaitAll();
            double seconds = (System.nanoTime() - begin) / 1e9;
            audience.watch(WARM_UP_NANOS);
            double before = server.usage().cpuSeconds();
            long start = System.nanoTime();
            ViewersResult seen = audience.count(nanos);
            double cores = (server.usage().cpuSeconds() - before) * 1e9 / (System.nanoTime() - start);
            return new Taken(seconds, cores, server.usage().residentMegabytes(), seen.leastFps());
        } finally {
            Files.delete(file);
        }
    }

    private static String configuration(int streams, int port) {
        StringBuilder text = new StringBuilder("server:\n  listen: 127.0.0.1:" + port + "\nstreams:\n");
        for (int stream = 0; stream < streams; stream++) {
            text.append("  ").append(name(stream)).append(": {input_uri: test}\n");
        }
        return text.toString();
    }

    private static String name(int stream) {
        return "camera-" + stream;
    }
}
