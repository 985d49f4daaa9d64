package org.videostreamer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.chrome.ChromeDriver;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.MjpegClient;

/**
 * From a picture's time at the server to the animation frame at which Chromium shows its number, read from the pixels of
 * the page's own picture: the same way for every format.
 */
final class GlassBench implements Measurement {

    private static final List<String> FORMATS = List.of("MJPEG", "MPEG1", "VP8", "H264");
    private static final Map<String, Double> MOST_MILLIS = Map.of("MJPEG", 25.0, "VP8", 60.0);
    private static final long SETTLE_MILLIS = TimeUnit.SECONDS.toMillis(3);

    /** Notes at each animation frame which number the strip shows, the first time that it does. */
    private static final String WATCH = Chromium.NUMBER_IN_PICTURE + """
            window.seen = [];
            let last = -1;
            const look = () => {
              const number = numberInPicture(%s);
              if (number >= 0 && number !== last) {
                last = number;
                window.seen.push([number, performance.timeOrigin + performance.now()]);
              }
              requestAnimationFrame(look);
            };
            look();
            """.formatted(Chromium.PICTURE);

    private final ChildProcesses children;
    private final long millis;
    private Table table = Table.of(
            "glass",
            "From a picture's time to Chromium's screen, test card 640x480 at 20 pictures a second, milliseconds",
            1,
            "format",
            "p50",
            "p90",
            "most",
            "pictures");

    private Plot plot =
            Plot.of("glass", "To Chromium's screen: latency distributions at 20 fps", "percent of all pictures", "ms");

    GlassBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.millis = TimeUnit.SECONDS.toMillis(seconds);
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(Path.of("target"), "glass").toAbsolutePath();
        ChromeDriver browser = Chromium.open(profile);
        try (Server server = Server.startEverywhere(children, "-uri", "test?size=640x480&fps=20")) {
            server.connect().close();
            Map<Long, Double> taken = new ConcurrentHashMap<>();
            Thread clock = new Thread(() -> note(server, taken), "clock");
            clock.setDaemon(true);
            clock.start();
            for (String format : FORMATS) {
                Bench.progress(format + " in Chromium");
                measure(browser, server, format, taken, report);
            }
        } finally {
            browser.quit();
        }
        report.add(table);
        report.add(plot);
    }

    /** Learns each picture's time from the headers of the MJPEG stream. */
    private static void note(Server server, Map<Long, Double> taken) {
        try (MjpegClient client = new MjpegClient(server.port(), "/video/")) {
            while (true) {
                MjpegClient.Part part = client.next();
                taken.put(part.number(), Double.parseDouble(part.headers().get("x-timestamp")) * 1_000);
            }
        } catch (RuntimeException | AssertionError e) {
            // the server has ended
        }
    }

    private void measure(ChromeDriver browser, Server server, String format, Map<Long, Double> taken, Report report)
            throws InterruptedException {
        browser.get("about:blank");
        browser.get("http://127.0.0.1:" + server.port() + "/ui#" + format);
        Thread.sleep(SETTLE_MILLIS);
        browser.executeScript(WATCH);
        Thread.sleep(millis);
        List<?> seen = (List<?>) browser.executeScript("return window.seen");
        List<Double> delays = seen.stream()
                .skip(1)
                .map(each -> (List<?>) each)
                .flatMap(each -> Optional.ofNullable(taken.get(((Number) each.get(0)).longValue()))
                        .map(time -> ((Number) each.get(1)).doubleValue() - time)
                        .stream())
                .toList();
        double median = Numbers.percentile(delays, 0.5);
        table = table.with(
                format,
                Numbers.fixed(median, 1),
                Numbers.fixed(Numbers.percentile(delays, 0.9), 1),
                Numbers.fixed(Numbers.percentile(delays, 1), 1),
                Integer.toString(delays.size()));
        plot = plot.with(Plot.Line.ofPercentiles(format, delays));
        Optional.ofNullable(MOST_MILLIS.get(format))
                .map(most -> Target.atMost(format + " from its time to the screen, p50", most, median, "ms", 1))
                .ifPresent(report::add);
    }
}
