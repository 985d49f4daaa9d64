package org.videostreamer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a change of the configuration costs those it does not concern: 20 other streams come, change and go while one viewer
 * of each format watches a stream that stays.
 */
final class ReloadBench implements Measurement {

    private static final String WATCHED = "sample";
    private static final int OTHERS = 20;
    private static final long SETTLE_SECONDS = 5;
    private static final double MOST_MILLIS = 150;

    private final ChildProcesses children;
    private final long nanos;
    private final HttpClient client = HttpClient.newHttpClient();
    private Table table = Table.of(
            "reload",
            "Reloads beside a stream that stays, test card 650x485 at 20 pictures a second; longest gap of its viewers in ms",
            1,
            "what",
            "ms",
            "MJPEG",
            "MPEG1",
            "VP8",
            "H264");

    ReloadBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds) / 2;
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Bench.progress("reloads");
        try (StreamsFile file = new StreamsFile("bench-reload", streams(0, ""));
                Server server = Server.startWith(children, file);
                EveryFormat viewers = new EveryFormat(server, WATCHED)) {
            viewers.awaitPictures();
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            note("nothing, to compare", "", viewers.watch(nanos));
            double worst = 0;
            worst = Math.max(worst, reload(OTHERS + " streams come", streams(OTHERS, ""), file, viewers));
            worst = Math.max(worst, reload(OTHERS + " streams change", streams(OTHERS, "?fps=10"), file, viewers));
            worst = Math.max(worst, reload(OTHERS + " streams go", streams(0, ""), file, viewers));
            report.add(table);
            report.add(Target.atMost("longest gap beside a reload, all formats", MOST_MILLIS, worst, "ms", 0));
        }
    }

    /** Returns the longest gap of all formats. */
    private double reload(String what, Map<String, String> streams, StreamsFile file, EveryFormat viewers)
            throws IOException, InterruptedException {
        file.write(streams);
        CompletableFuture<Double> millis = CompletableFuture.supplyAsync(() -> ask(file.port()));
        List<Gap> gaps = viewers.watch(nanos);
        note(what, Numbers.fixed(millis.join(), 0), gaps);
        return gaps.stream().mapToDouble(Gap::longestMillis).max().orElseThrow();
    }

    /** Has the file read, and returns after how many milliseconds all was done. */
    private double ask(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/reload"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("not reloaded: " + answer.body());
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private void note(String what, String millis, List<Gap> gaps) {
        List<String> cells = new ArrayList<>(List.of(what, millis));
        gaps.forEach(gap -> cells.add(Numbers.fixed(gap.longestMillis(), 0)));
        table = table.with(cells.toArray(String[]::new));
    }

    private static Map<String, String> streams(int others, String options) {
        Map<String, String> streams = new LinkedHashMap<>(Map.of(WATCHED, "test"));
        for (int stream = 0; stream < others; stream++) {
            streams.put("other-" + stream, "test" + options);
        }
        return streams;
    }
}
