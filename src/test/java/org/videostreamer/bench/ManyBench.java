package org.videostreamer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What streams cost that nobody watches: 100 of them of which three are watched, beside a program with three alone that are
 * watched likewise. Both run at the same time, so that the machine's mood meets both; the difference is what the others take.
 */
final class ManyBench implements Measurement {

    private static final int MANY = 100;
    private static final int WATCHED = 3;
    private static final int ROUNDS = 3;
    /** A difference of two that are almost alike needs more time than others. */
    private static final int TIMES = 3;

    private static final double SOON = 1.5;
    private static final double IDLE_CORES = 0.01;
    private static final double IDLE_KILOBYTES = 100;

    private final ChildProcesses children;
    private final long nanos;
    private Table table = Table.of(
            "many",
            "Many streams, three of them watched as MJPEG (test cards of 650x485 at 20 pictures a second)",
            1,
            "streams",
            "first pictures s",
            "cores",
            "RSS MB");

    /** What a program with so many streams took, in each round. */
    private record Taken(int streams, List<Double> seconds, List<Double> cores, List<Double> megabytes) {

        static Taken of(int streams) {
            return new Taken(streams, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    ManyBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.nanos = TIMES * TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Taken few = Taken.of(WATCHED);
        Taken many = Taken.of(MANY);
        for (int round = 1; round <= ROUNDS; round++) {
            Bench.progress("many streams, round " + round + " of " + ROUNDS);
            start(few);
            start(many);
            run(few, many);
        }
        note(few);
        note(many);
        report.add(table);
        double cores = Numbers.median(many.cores()) - Numbers.median(few.cores());
        double megabytes = Numbers.median(many.megabytes()) - Numbers.median(few.megabytes());
        int idle = MANY - WATCHED;
        report.add(Target.atMost(MANY + " streams, first pictures", SOON, Numbers.median(many.seconds()), "s", 2));
        report.add(Target.atMost(idle + " idle streams, CPU", IDLE_CORES, cores, "cores", 3));
        report.add(Target.atMost("an idle stream, memory", IDLE_KILOBYTES, megabytes * 1024 / idle, "kB", 0));
    }

    private void note(Taken taken) {
        table = table.with(
                Integer.toString(taken.streams()),
                Numbers.fixed(Numbers.median(taken.seconds()), 2),
                Numbers.fixed(Numbers.median(taken.cores()), 3),
                Numbers.fixed(Numbers.median(taken.megabytes()), 1));
    }

    /** Takes the time of a start alone. */
    private void start(Taken taken) throws IOException, InterruptedException {
        try (StreamsFile file = file(taken)) {
            long begin = System.nanoTime();
            try (Server server = Server.startWith(children, file);
                    ManyViewers audience = new ManyViewers()) {
                watch(server, audience);
                audience.awaitAll();
                taken.seconds().add((System.nanoTime() - begin) / 1e9);
            }
        }
    }

    private void run(Taken few, Taken many) throws IOException, InterruptedException {
        try (StreamsFile fewFile = file(few);
                StreamsFile manyFile = file(many);
                Server fewServer = Server.startWith(children, fewFile);
                Server manyServer = Server.startWith(children, manyFile);
                ManyViewers audience = new ManyViewers()) {
            watch(fewServer, audience);
            watch(manyServer, audience);
            audience.watch(Warm.STARTED.nanos());
            double fewBefore = fewServer.usage().cpuSeconds();
            double manyBefore = manyServer.usage().cpuSeconds();
            long start = System.nanoTime();
            audience.watch(nanos);
            double seconds = (System.nanoTime() - start) / 1e9;
            few.cores().add((fewServer.usage().cpuSeconds() - fewBefore) / seconds);
            many.cores().add((manyServer.usage().cpuSeconds() - manyBefore) / seconds);
            few.megabytes().add(fewServer.usage().residentMegabytes());
            many.megabytes().add(manyServer.usage().residentMegabytes());
        }
    }

    private static void watch(Server server, ManyViewers audience) throws IOException, InterruptedException {
        for (int stream = 0; stream < WATCHED; stream++) {
            audience.add(server.connect(), Watching.MJPEG, name(stream));
        }
    }

    private static StreamsFile file(Taken taken) throws IOException {
        Map<String, String> streams = new LinkedHashMap<>();
        for (int stream = 0; stream < taken.streams(); stream++) {
            streams.put(name(stream), "test");
        }
        return new StreamsFile("bench-" + taken.streams() + "-streams", streams);
    }

    private static String name(int stream) {
        return "camera-" + stream;
    }
}
