package org.videostreamer.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What a dashboard costs the server: with its streams in view of no page, though their cameras run, of one, and of ten. */
final class TilesBench implements Measurement {

    private static final List<Integer> STREAMS = List.of(20, 100);
    private static final List<Integer> PAGES = List.of(0, 1, 10);
    /** So slow that the cameras leave room for what is measured. */
    private static final String CAMERA = "test?size=640x480&fps=5";

    private static final double SOON = 1;

    private final ChildProcesses children;
    private final long nanos;
    private Table table = Table.of(
            "tiles",
            "Streams in view of a dashboard (test cards of 640x480 at 5 pictures a second, tiles of 320x240 at 4)",
            0,
            "streams",
            "pages",
            "all seen s",
            "cores",
            "RSS MB",
            "fps of a tile");

    TilesBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        for (int streams : STREAMS) {
            List<String> names = IntStream.range(0, streams)
                    .mapToObj(number -> "camera-" + number)
                    .toList();
            Map<String, String> cameras = new LinkedHashMap<>();
            names.forEach(name -> cameras.put(name, CAMERA));
            try (StreamsFile file = StreamsFile.preloaded("bench-tiles-" + streams, cameras);
                    Server server = Server.startWith(children, file);
                    TilePages audience = new TilePages()) {
                for (int pages : PAGES) {
                    Bench.progress(streams + " streams in view of " + pages + " pages");
                    double seen = watch(file.port(), audience, names, pages);
                    Warm.of(pages == 0).await();
                    measure(server, audience, streams, pages, seen);
                    if (streams == STREAMS.get(0) && pages == 1) {
                        report.add(Target.atMost(streams + " tiles, all seen", SOON, seen, "s", 2));
                    }
                }
            }
        }
        report.add(table);
    }

    /** Opens pages until there are so many; how long the first took to show all of its streams. */
    private static double watch(int port, TilePages audience, List<String> names, int pages)
            throws InterruptedException {
        long begin = System.nanoTime();
        while (audience.size() < pages) {
            audience.add(port, names);
        }
        audience.awaitAll(names.size());
        return (System.nanoTime() - begin) / 1e9;
    }

    private void measure(Server server, TilePages audience, int streams, int pages, double seen)
            throws IOException, InterruptedException {
        double before = server.usage().cpuSeconds();
        long pictures = total(audience);
        long start = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(nanos);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cores = (server.usage().cpuSeconds() - before) / seconds;
        double fps = pages == 0 ? 0 : (total(audience) - pictures) / seconds / streams / pages;
        table = table.with(
                Integer.toString(streams),
                Integer.toString(pages),
                pages == 0 ? "" : Numbers.fixed(seen, 2),
                Numbers.fixed(cores, 3),
                Numbers.fixed(server.usage().residentMegabytes(), 0),
                pages == 0 ? "" : Numbers.fixed(fps, 2));
    }

    private static long total(TilePages audience) {
        return audience.pictures().values().stream().mapToLong(Long::longValue).sum();
    }
}
