package org.videostreamer.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How soon there is a picture, and what the program takes when nobody watches. */
final class StartBench implements Measurement {

    private static final int STARTS = 5;
    private static final double SOON = 1.0;
    /** The camera is kept for ten seconds after the last viewer has left. */
    private static final long UNTIL_IDLE_MILLIS = 12_000;

    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ChildProcesses children;
    private final int seconds;
    private Table table =
            Table.of("start", "Start, first minute and idling", 1, "what", "median", "from", "to", "unit");

    StartBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.seconds = seconds;
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        for (Watching watching : Watching.values()) {
            Bench.progress("start to first picture, " + watching);
            start(watching, report);
        }
        Bench.progress("the first minute");
        firstMinute();
        Bench.progress("idling");
        idle();
        report.add(table);
    }

    private void start(Watching watching, Report report) throws IOException, InterruptedException {
        List<Double> all = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            long begin = System.nanoTime();
            try (Server server = Server.start(children)) {
                watchOnePicture(server, watching);
                all.add((System.nanoTime() - begin) / 1e9);
            }
        }
        double median = Numbers.median(all);
        table = table.with(
                "command to first " + watching + " picture",
                Numbers.fixed(median, 2),
                Numbers.fixed(
                        all.stream().mapToDouble(Double::doubleValue).min().orElse(0), 2),
                Numbers.fixed(
                        all.stream().mapToDouble(Double::doubleValue).max().orElse(0), 2),
                "s");
        report.add(Target.atMost("first " + watching + " picture", SOON, median, "s", 2));
    }

    private static void watchOnePicture(Server server, Watching watching) throws IOException, InterruptedException {
        PictureCounter counter = watching.newCounter();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try (SocketChannel channel = server.connect()) {
            ByteBuffer request = watching.request();
            while (request.hasRemaining()) {
                channel.write(request);
            }
            while (true) {
                if (channel.read(buffer.clear()) < 0) {
                    throw new EOFException("the server ended a connection");
                }
                if (counter.count(buffer.flip()) > 0) {
                    return;
                }
            }
        }
    }

    /** From the start, with one viewer of each format, and when that is over. */
    private void firstMinute() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (Server server = Server.start(children);
                EveryFormat viewers = new EveryFormat(server, "")) {
            viewers.awaitPictures();
            TimeUnit.NANOSECONDS.sleep(begin + MINUTE_NANOS - System.nanoTime());
            double first = server.usage().cpuSeconds();
            TimeUnit.SECONDS.sleep(seconds);
            double cores = (server.usage().cpuSeconds() - first) / seconds;
            table = table.with(
                    "CPU of the first minute, one viewer of each format", Numbers.fixed(first, 1), "", "", "CPU s");
            table = table.with("CPU after that", Numbers.fixed(cores, 3), "", "", "cores");
        }
    }

    private void idle() throws IOException, InterruptedException {
        try (Server server = Server.start(children)) {
            for (Watching watching : Watching.values()) {
                watchOnePicture(server, watching);
            }
            Thread.sleep(UNTIL_IDLE_MILLIS);
            double before = server.usage().cpuSeconds();
            Thread.sleep(seconds * 1_000L);
            double cores = (server.usage().cpuSeconds() - before) / seconds;
            table = table.with("CPU when nobody watches", Numbers.fixed(cores, 4), "", "", "cores");
            table = table.with(
                    "RSS when nobody watches", Numbers.fixed(server.usage().residentMegabytes(), 0), "", "", "MB");
        }
    }
}
